import type { WireCode } from '../../core/model/wire-code.ts';

interface Answer {
  readonly code: WireCode;
  /** The status of the HTTP face. 4xx says that the client can mend it, 5xx that it cannot. */
  readonly status: number;
}

/** The closed table of reasons for which the server refuses a request, with what each is called on the wire. */
const REASONS = {
  /** The text is no JSON, no UTF-8, or nested too deeply. */
  malformed: { code: 'INVALID_JSON', status: 400 },
  /** The message is longer than the limit. */
  too_large: { code: 'VALIDATION_ERROR', status: 413 },
  /** The body is declared as something other than application/json. */
  not_json: { code: 'VALIDATION_ERROR', status: 415 },
  /** No such kind of message. */
  unknown_type: { code: 'UNKNOWN_TYPE', status: 400 },
  /** A field does not fit its schema, or options exclude each other. */
  invalid: { code: 'VALIDATION_ERROR', status: 422 },
  /** The caller showed no token, or a wrong one. */
  unauthorized: { code: 'SESSION_ERROR', status: 401 },
  /** Origin or Host is not on the list. */
  forbidden: { code: 'SESSION_ERROR', status: 403 },
  /** No such path. */
  not_found: { code: 'UNKNOWN_TYPE', status: 404 },
  /** No such session: it never was, it was closed, or it was reaped. */
  no_session: { code: 'SESSION_ERROR', status: 404 },
  /** The session has no episode: reset first. */
  no_episode: { code: 'EXECUTION_ERROR', status: 409 },
  /** Too many requests of this session wait already. */
  busy: { code: 'EXECUTION_ERROR', status: 409 },
  /** A request id was used before with another payload. */
  conflict: { code: 'EXECUTION_ERROR', status: 409 },
  /** Every slot is taken. */
  full: { code: 'CAPACITY_REACHED', status: 429 },
  /** The server is going down and takes no new session. */
  draining: { code: 'CAPACITY_REACHED', status: 503 },
  /** The session log does not take entries: nothing was applied. */
  store: { code: 'EXECUTION_ERROR', status: 503 },
  /** The session cannot be rebuilt from the log: it is damaged, or was made by another generator. */
  lost: { code: 'SESSION_ERROR', status: 500 },
  /** An episode could not be made, for a reason of the server's own. */
  factory: { code: 'FACTORY_ERROR', status: 500 },
  /** Anything else that is the server's own fault. */
  internal: { code: 'EXECUTION_ERROR', status: 500 },
} as const satisfies Readonly<Record<string, Answer>>;

/** Why a request was refused. */
export type FaultReason = keyof typeof REASONS;
/** Every reason. */
export const FAULT_REASONS: readonly FaultReason[] = Object.keys(REASONS).filter(isReason);

/** A refused request. `message` is for whoever sent it and holds nothing that they may not know. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly reason: FaultReason;

  constructor(reason: FaultReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }

  get code(): WireCode {
    return REASONS[this.reason].code;
  }

  get status(): number {
    return REASONS[this.reason].status;
  }
}

/** What an error looks like to a client: faults as they are, anything else as a fault of the server without details. */
export function faultOf(error: unknown): WireFault {
  if (error instanceof WireFault) return error;
  return new WireFault('internal', 'the server failed to answer; nothing was applied', { cause: error });
}

function isReason(name: string): name is FaultReason {
  return Object.hasOwn(REASONS, name);
}
