/** What can become of a message: the closed table of outcome codes. A code depends on labels only in verdict mode. */
export const OUTCOME_CODES = [
  /** The episode has started. */
  'reset',
  /** A column was summarized, for the first time or once more. */
  'investigated',
  'investigated_again',
  /** A control-arm breakdown was made, for the first time or once more. */
  'distributed',
  'distributed_again',
  /** A flag was taken down; blind mode says no more than that. */
  'flag_recorded',
  /** The verdict on a flag, in verdict mode only. */
  'flag_correct',
  'flag_false_positive',
  /** The same flag stands already. */
  'flag_duplicate',
  /** Required work is missing before this action. */
  'blocked_phase',
  /** What the message names does not exist in this episode. */
  'unknown_action',
  'unknown_variable',
  'unknown_patient',
  'unknown_error_type',
  /** A fix was judged against the flag it belongs to. */
  'fix_accepted',
  'fix_refused',
  /** The report is in. */
  'reported',
  /** Rows were read, or no read is left. */
  'read',
  'read_limit',
  /** The episode was over before the message. */
  'episode_over',
] as const;
export type OutcomeCode = (typeof OUTCOME_CODES)[number];
