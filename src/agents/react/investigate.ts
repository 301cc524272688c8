import { z } from 'zod';
import { COLUMNS } from '../../core/model/patient.ts';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { ReplyForm } from '../language-model/ask-for-json.ts';
import type { PromptSource } from '../prompt/blank-observation.ts';
import { JSON_ONLY, ROLE } from '../prompt/wire-text.ts';

/** Most looks that one plan may hold: twice the columns, far more than any budget gains from. */
const MOST = 2 * COLUMNS.length;

const InvestigationSchema = z.strictObject({
  investigate: z.string().array().describe('columns to summarize over all patients'),
  distributions: z
    .strictObject({ variable: z.string(), stratify_by: z.string().nullable() })
    .array()
    .describe('breakdowns of the control arm; stratify_by is a second column or null'),
});
/** What the model wants to know of the dataset as a whole. */
export type Investigation = z.infer<typeof InvestigationSchema>;

/** The form of the first reply. */
export const investigationForm: ReplyForm<Investigation> = {
  name: 'investigation',
  schema: InvestigationSchema,
  check: ({ investigate, distributions }) => [
    ...(investigate.length + distributions.length > MOST ? [`more than ${MOST} looks in one plan`] : []),
    ...[
      ...investigate,
      ...distributions.flatMap(({ variable, stratify_by }) => [variable, stratify_by ?? variable]),
    ]
      .filter((name) => !COLUMNS.some((column) => column === name))
      .map((name) => `'${name.slice(0, 80)}' is no column`),
  ],
};

/** Phase 1: which columns to look at. */
export function investigatePrompt({ task_description }: PromptSource): ModelMessage[] {
  return [
    { role: 'system', content: ROLE },
    {
      role: 'user',
      content: [
        task_description,
        '',
        `Columns: ${COLUMNS.join(', ')}.`,
        '',
        'Step 1 of 3. Decide what to look at before you read the records. Each entry costs one step of the budget. ' +
          'A breakdown counts patients and deaths of the control arm by one column, or by that column within each value of stratify_by.',
        JSON_ONLY,
        '{"investigate": [column, ...], "distributions": [{"variable": column, "stratify_by": column or null}, ...]}',
      ].join('\n'),
    },
  ];
}
