import type { WireReply } from './wire-reply.ts';

/** One request of the wire. The id makes repeating it safe. */
export interface WireRequest {
  readonly type: 'reset' | 'step' | 'state';
  readonly data?: unknown;
  readonly request_id: string;
}

/**
 * How requests of one session reach a server. `send` makes one attempt: it rejects with LostReply when nobody knows
 * whether the server acted, and with ClientError when trying again is of no use.
 */
export interface Transport {
  send(request: WireRequest, token: string): Promise<WireReply>;
  /** Ends the session as well as it can: a session whose server is not reached is reaped there. */
  close(token: string): Promise<void>;
}

/** No reply came. The request may have been done or not; repeating it with its id is safe. */
export class LostReply extends Error {
  override readonly name = 'LostReply';
}
