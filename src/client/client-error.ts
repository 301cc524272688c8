import type { WireCode } from '../core/model/wire-code.ts';

/** Why a remote environment could not do what it was asked: a code of the wire, or one of the client's own. */
export type ClientErrorCode =
  | WireCode
  /** The server did not answer for as long as the client was told to try. */
  | 'UNREACHABLE'
  /** The server answered with something that is no message of the wire. */
  | 'BAD_REPLY'
  /** The platform lacks something that was asked for; the message says what. */
  | 'UNSUPPORTED'
  /** The environment was closed before. */
  | 'CLOSED';

/** A failure between client and server, never a bad move of an agent. `code` is stable; `message` is for people. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
