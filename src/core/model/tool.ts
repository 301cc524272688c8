import { z } from 'zod';
import { ActionSchema, type Action } from './action.ts';

const fields = ActionSchema.shape;

/** A field that this tool cannot do without, with the words that describe it. */
function needed<Field extends z.ZodType>(field: z.ZodOptional<Field>): Field {
  return field.unwrap().describe(field.description ?? '');
}

/**
 * The moves of the game as tools for a language model: the arguments of each are fields of the action schema, so that a
 * call and an action are the same move. `read_protocol` is no action: it tells again what reset told, and is free.
 */
export const TOOLS = [
  {
    name: 'investigate_pattern',
    description:
      'Summarize one column over all patients: range, missing values, counts, and delays for date columns. Costs one action of the budget.',
    input: z.strictObject({ variable: needed(fields.variable) }),
  },
  {
    name: 'compute_distribution',
    description:
      'Break the control arm down by one column, with counts and mortality, or within each value of a second column. Costs one action of the budget.',
    input: z.strictObject({ variable: needed(fields.variable), stratify_by: fields.stratify_by }),
  },
  {
    name: 'flag_error',
    description:
      'Claim one violation of the protocol: once per patient and error type. Costs one action of the budget; a wrong flag costs score.',
    input: z.strictObject({
      error_type: needed(fields.error_type),
      patient_id: fields.patient_id,
      reason: fields.reason,
      confidence: fields.confidence,
    }),
  },
  {
    name: 'propose_fix',
    description: 'Answer the flag of a patient with a correction. Costs one action of the budget.',
    input: z.strictObject({
      patient_id: needed(fields.patient_id),
      proposed_value: needed(fields.proposed_value),
    }),
  },
  {
    name: 'submit_report',
    description: 'Submit the final report. It ends the episode.',
    input: z.strictObject({ report: needed(fields.report) }),
  },
  {
    name: 'read_protocol',
    description: 'Read the assignment and the excerpt of the trial protocol again. Free.',
    input: z.strictObject({}),
  },
  {
    name: 'read_patients',
    description: 'Read patient records as they are, up to 50 at a time. Free of budget and reward.',
    input: z.strictObject({ offset: fields.offset, limit: fields.limit }),
  },
] as const satisfies readonly Tool[];

/** One tool: its name, what it does in a sentence or two, and the arguments it takes. */
export interface Tool {
  readonly name: Action['action_type'];
  readonly description: string;
  readonly input: z.ZodObject;
}
export type ToolName = (typeof TOOLS)[number]['name'];
