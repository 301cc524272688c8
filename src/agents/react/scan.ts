import { z } from 'zod';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { ColumnName, Patient } from '../../core/model/patient.ts';
import type { ErrorType } from '../../core/model/vocabulary.ts';
import type { ReplyForm } from '../language-model/ask-for-json.ts';
import type { PromptSource } from '../prompt/blank-observation.ts';
import { fenced } from '../prompt/fence.ts';
import { patientTable } from '../prompt/patient-table.ts';
import { findingsText, JSON_ONLY, ROLE } from '../prompt/wire-text.ts';

const FindingSchema = z.strictObject({
  patient_id: z.string(),
  error_type: z.string(),
  confidence: z.number(),
  reason: z.string(),
});
/** A flag as a model writes it. */
export type ModelFinding = z.infer<typeof FindingSchema>;

/** The form of a list of findings on patients that the model was shown. */
export const FindingsSchema = z.strictObject({ flags: FindingSchema.array() });

/** The form of the reply to one batch. Every finding must name a patient of the batch and an error type in force. */
export function findingsForm(
  patients: readonly Patient[],
  errorTypes: readonly ErrorType[],
): ReplyForm<z.infer<typeof FindingsSchema>> {
  return {
    name: 'findings',
    schema: FindingsSchema,
    check: ({ flags }) => findingProblems(flags, patients, errorTypes),
  };
}

/** What is wrong with findings: ids that were not shown, error types not in force, more of them than there can be. */
export function findingProblems(
  flags: readonly ModelFinding[],
  patients: readonly Patient[],
  errorTypes: readonly ErrorType[],
): string[] {
  const ids = new Set(patients.map(({ patient_id }) => patient_id));
  const types = errorTypes.filter((type) => type !== 'selection_bias');
  const most = patients.length * types.length;
  return [
    ...(flags.length > most ? [`flags: ${flags.length} findings; there can be at most ${most}`] : []),
    ...flags.flatMap(({ patient_id, error_type, confidence }) => [
      ...(ids.has(patient_id) ? [] : [`patient_id '${patient_id.slice(0, 80)}' is not in the table`]),
      ...(types.some((type) => type === error_type)
        ? []
        : [`error_type '${error_type.slice(0, 80)}' is none of ${types.join(', ')}`]),
      ...(confidence >= 0 && confidence <= 1 ? [] : ['confidence must be from 0 to 1']),
    ]),
  ];
}

/** What a batch prompt is made of. Nothing else stands in it. */
export interface Batch {
  readonly patients: readonly Patient[];
  readonly columns: readonly ColumnName[];
  readonly number: number;
  readonly of: number;
  readonly errorTypes: readonly ErrorType[];
  /** The declared summary. */
  readonly memory: string;
}

/** Phase 2: one batch of patients, in a context that knows nothing of the other batches but the declared summary. */
export function scanPrompt({ trial_protocol_excerpt }: PromptSource, batch: Batch): ModelMessage[] {
  return [
    { role: 'system', content: ROLE },
    {
      role: 'user',
      content: [
        fenced('protocol', trial_protocol_excerpt),
        '',
        'Summary so far:',
        batch.memory,
        '',
        `Step 2 of 3. Batch ${batch.number} of ${batch.of}. Find the records that violate the protocol.`,
        patientTable(batch.patients, batch.columns),
        '',
        findingsText(batch.errorTypes),
        JSON_ONLY,
        '{"flags": [{"patient_id": id, "error_type": type, "confidence": number, "reason": text}, ...]}',
      ].join('\n'),
    },
  ];
}
