/** The closed table of reasons for which the engine refuses a request. An agent's bad move is never one of them. */
export type ErrorCode =
  /** A value does not fit its schema: the message names the field and what it allows. */
  | 'invalid_request'
  /** Options that are each valid cannot be had together. */
  | 'conflicting_options'
  /** Task overrides describe a trial that cannot be generated. */
  | 'infeasible_task'
  /** The ground truth was asked for before the episode was over. */
  | 'episode_running';

/** The one error class of the engine. `code` is stable; `message` is for people. */
export class ClinicalBenchError extends Error {
  override readonly name = 'ClinicalBenchError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
