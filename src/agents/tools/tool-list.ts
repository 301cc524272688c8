import { z } from 'zod';
import { READ_LIMIT } from '../../core/model/action.ts';
import { COLUMNS } from '../../core/model/patient.ts';
import { jsonSchemaOf } from '../language-model/ask-for-json.ts';
import type { ModelTool } from '../language-model/language-model.ts';

const column = z.string().describe('a column name');

/** What each tool takes. Names are those of the actions; values are free, as in an action: the environment judges them. */
const ARGUMENTS = {
  investigate_pattern: z.strictObject({ variable: column }),
  compute_distribution: z.strictObject({
    variable: column,
    stratify_by: z.string().optional().describe('a second column: the breakdown within each of its values'),
  }),
  read_patients: z.strictObject({
    offset: z.int().min(0).describe('first row, from 0'),
    limit: z.int().min(1).max(READ_LIMIT),
    columns: z.enum(COLUMNS).array().min(1).optional().describe('columns to show; all unless told'),
  }),
  flag_error: z.strictObject({
    error_type: z.string(),
    patient_id: z.string().optional().describe('left out for selection_bias'),
    confidence: z.number().min(0).max(1).describe('your probability that the flag is right'),
    reason: z.string().optional(),
  }),
  propose_fix: z.strictObject({
    patient_id: z.string(),
    proposed_value: z.string().describe("'query_site', or a value that follows from the record itself"),
  }),
  submit_report: z.strictObject({ report: z.string() }),
} as const;

const ABOUT: Readonly<Record<keyof typeof ARGUMENTS, string>> = {
  investigate_pattern: 'Summary of one column over all patients. Costs a step.',
  compute_distribution: 'Control arm by a column: patients, deaths, mortality. Costs a step.',
  read_patients: `Rows as they are, at most ${READ_LIMIT} at once. Free of budget.`,
  flag_error: 'Flag one violation. Costs a step.',
  propose_fix: 'Answer a flagged record. Costs a step.',
  submit_report: 'Hand in the report. Ends the audit.',
};

const TOOL_NAMES = Object.keys(ARGUMENTS).flatMap((name) => (isToolName(name) ? [name] : []));

/** The six actions as tools. */
export const TOOLS: readonly ModelTool[] = TOOL_NAMES.map((name) => ({
  name,
  description: ABOUT[name],
  parameters: jsonSchemaOf(ARGUMENTS[name]),
}));

/** What a tool call asks for, or what is wrong with it. */
export type ReadCall =
  | {
      readonly ok: true;
      readonly message: Readonly<Record<string, unknown>>;
      readonly columns: readonly string[] | null;
    }
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of a tool call. @param input what stood in the call, as JSON already or undefined where it was none */
export function readCall(name: string, input: unknown): ReadCall {
  if (!isToolName(name)) return { ok: false, problem: `there is no tool '${name.slice(0, 80)}'` };
  if (input === undefined) return { ok: false, problem: `${name}: the arguments are not JSON` };
  const parsed = ARGUMENTS[name].safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      problem: `${name}: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`,
    };
  }
  const { columns = null, ...rest } = { columns: null, ...parsed.data };
  return { ok: true, message: { action_type: name, ...rest }, columns };
}

function isToolName(name: string): name is keyof typeof ARGUMENTS {
  return Object.hasOwn(ARGUMENTS, name);
}
