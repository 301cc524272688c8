import { z } from 'zod';

/** The six actions of an agent. */
export const ACTION_TYPES = [
  'investigate_pattern',
  'compute_distribution',
  'flag_error',
  'propose_fix',
  'submit_report',
  'read_patients',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

/** Most rows that one read returns. */
export const READ_LIMIT = 50;
/** Longest report in UTF-16 code units. */
export const REPORT_LIMIT = 32_768;

const word = z.string().max(1_000);

/**
 * One message of an agent. Fields are typed but their values are free: an unknown action type, variable, patient or
 * error type is a move of the game (it costs a step), while a wrong JSON type or an unknown field is not a message.
 */
export const ActionSchema = z.strictObject({
  action_type: word.describe(`one of ${ACTION_TYPES.join(', ')}`),
  variable: word.optional().describe('column to investigate or break down'),
  stratify_by: word.optional().describe('second column of a distribution'),
  error_type: word
    .optional()
    .describe('invalid_age, temporal_inconsistency, protocol_window_violation or selection_bias'),
  patient_id: word.optional().describe('patient to flag or fix; ignored for selection_bias'),
  reason: z.string().max(REPORT_LIMIT).optional().describe('why, in the words of the agent; never graded'),
  confidence: z.number().min(0).max(1).optional().describe('probability that the flag is right, 0 to 1'),
  proposed_value: word.optional().describe("'query_site', or a value derivable from the record"),
  report: z.string().max(REPORT_LIMIT).optional().describe('the final report'),
  offset: z.int().min(0).max(1_000_000).optional().describe('first row to read'),
  limit: z.int().min(1).max(READ_LIMIT).optional().describe('number of rows to read'),
  metadata: z.record(z.string(), z.unknown()).optional().describe('ignored by the game'),
});
export type Action = z.infer<typeof ActionSchema>;
