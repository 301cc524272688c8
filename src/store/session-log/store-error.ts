/** The closed table of reasons for which the session log fails. */
export type StoreErrorCode =
  /** The entry was not stored: the disk is full, the folder cannot be written, or the log is shut down. */
  | 'STORE_UNAVAILABLE'
  /** The history of a session has a hole: it cannot be played again. */
  | 'LOG_DAMAGED'
  /** Another process uses the folder. */
  | 'LOG_IN_USE';

/** A failure of the store, with its cause. `code` is stable; `message` is for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
