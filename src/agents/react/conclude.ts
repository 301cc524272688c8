import { z } from 'zod';
import { REPORT_LIMIT } from '../../core/model/action.ts';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { ReplyForm } from '../language-model/ask-for-json.ts';
import type { PromptSource } from '../prompt/blank-observation.ts';
import { fenced } from '../prompt/fence.ts';
import { ENDING_SHAPE, JSON_ONLY, REPORT_FORM, ROLE } from '../prompt/wire-text.ts';

/** The model's verdict on selection bias. */
export const VerdictSchema = z.strictObject({
  flag: z.boolean().describe('true to flag selection bias'),
  confidence: z.number(),
  reason: z.string(),
});

const ConclusionSchema = z.strictObject({ selection_bias: VerdictSchema.nullable(), report: z.string() });
/** How the audit ends. */
export type Conclusion = z.infer<typeof ConclusionSchema>;

/** The form of the last reply. */
export function conclusionForm(judgesBias: boolean): ReplyForm<Conclusion> {
  return {
    name: 'conclusion',
    schema: ConclusionSchema,
    check: ({ selection_bias, report }) => conclusionProblems(selection_bias, report, judgesBias),
  };
}

/** What is wrong with a verdict or a report. */
export function conclusionProblems(
  verdict: Conclusion['selection_bias'],
  report: string,
  judgesBias: boolean,
): string[] {
  return [
    ...(judgesBias && verdict === null ? ['selection_bias is in force: say whether you flag it'] : []),
    ...(verdict && !(verdict.confidence >= 0 && verdict.confidence <= 1)
      ? ['selection_bias.confidence must be from 0 to 1']
      : []),
    ...(report.trim() === '' ? ['report is empty'] : []),
    ...(report.length > REPORT_LIMIT ? [`report is longer than ${REPORT_LIMIT} characters`] : []),
  ];
}

/** How a verdict is asked for. */
export function verdictText(judgesBias: boolean): string {
  return judgesBias
    ? 'selection_bias is in force: judge it by the protocol and set flag to true or false, with your confidence (0 to 1) and a reason.'
    : 'selection_bias is not in force: set it to null.';
}

/** Phase 3: the verdict on selection bias and the report. */
export function concludePrompt(first: PromptSource, memory: string, judgesBias: boolean): ModelMessage[] {
  return [
    { role: 'system', content: ROLE },
    {
      role: 'user',
      content: [
        first.task_description,
        '',
        fenced('protocol', first.trial_protocol_excerpt),
        '',
        'Summary of your audit:',
        memory,
        '',
        'Step 3 of 3. All records have been read. Conclude the audit.',
        verdictText(judgesBias),
        REPORT_FORM,
        JSON_ONLY,
        `{${ENDING_SHAPE}}`,
      ].join('\n'),
    },
  ];
}
