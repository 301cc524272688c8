import { z } from 'zod';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { Observation } from '../../core/model/observation.ts';
import { COLUMNS, type Patient } from '../../core/model/patient.ts';
import { ERROR_TYPES, type ErrorType } from '../../core/model/vocabulary.ts';
import type { AgentContext } from '../agent-context.ts';
import type { Agent } from '../agent.ts';
import { doRequiredWork, readAssignment } from '../assignment.ts';
import { listGiven } from '../language-model/as-given.ts';
import { askForJson, type ReplyForm } from '../language-model/ask-for-json.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import { modelCaller } from '../language-model/model-caller.ts';
import { NAIVE_SAMPLE } from '../naive.ts';
import { BLANK, type PromptSource } from '../prompt/blank-observation.ts';
import { fenced } from '../prompt/fence.ts';
import { patientTable } from '../prompt/patient-table.ts';
import { ENDING_SHAPE, findingsText, JSON_ONLY, REPORT_FORM, ROLE } from '../prompt/wire-text.ts';
import { conclusionProblems, verdictText, VerdictSchema } from '../react/conclude.ts';
import { placeFlags } from '../react/place-flags.ts';
import { endAudit } from '../react/react.ts';
import { findingProblems, FindingsSchema } from '../react/scan.ts';
import { collectPatients } from '../records.ts';

/** A model that is asked once, with a sample of the patients and no feedback. Code does the required looks. */
export function naiveAgent(model: LanguageModel): Agent {
  return {
    name: 'naive',
    description: `A language model is asked once: the protocol, the first ${NAIVE_SAMPLE} patients with every column, and no feedback. Code does the required investigations.`,
    kind: 'model',
    model: model.identity,
    promptTemplate: JSON.stringify(samplePrompt(BLANK, [], ERROR_TYPES)),
    audit: (first, context) => audit(first, model, context),
  };
}

async function* audit(
  first: Observation,
  model: LanguageModel,
  context?: AgentContext,
): AsyncGenerator<unknown, void, Observation> {
  const { errorTypes } = readAssignment(first);
  const judgesBias = errorTypes.includes('selection_bias');
  context?.tell({ type: 'phase', phase: 'audit' });
  const sample = yield* collectPatients(first, NAIVE_SAMPLE);
  const messages = samplePrompt(first, sample, errorTypes);
  const form = sampleForm(sample, errorTypes);
  const answer = await askForJson(modelCaller(model, context), { purpose: 'audit', messages, form }, context);
  const seen = yield* doRequiredWork(first);
  yield* placeFlags(seen, listGiven(answer.value ?? answer.as_given, 'flags'), judgesBias ? 2 : 1);
  yield* endAudit(answer, judgesBias);
}

const SampleAuditSchema = z.strictObject({
  ...FindingsSchema.shape,
  selection_bias: VerdictSchema.nullable(),
  report: z.string(),
});

function sampleForm(
  sample: readonly Patient[],
  errorTypes: readonly ErrorType[],
): ReplyForm<z.infer<typeof SampleAuditSchema>> {
  const judgesBias = errorTypes.includes('selection_bias');
  return {
    name: 'sample_audit',
    schema: SampleAuditSchema,
    check: ({ flags, selection_bias, report }) => [
      ...findingProblems(flags, sample, errorTypes),
      ...conclusionProblems(selection_bias, report, judgesBias),
    ],
  };
}

function samplePrompt(
  first: PromptSource,
  sample: readonly Patient[],
  errorTypes: readonly ErrorType[],
): ModelMessage[] {
  return [
    { role: 'system', content: ROLE },
    {
      role: 'user',
      content: [
        first.task_description,
        '',
        fenced('protocol', first.trial_protocol_excerpt),
        '',
        `A sample of the dataset, the first ${sample.length} patients:`,
        patientTable(sample, COLUMNS),
        '',
        'Audit in this one reply: the records that violate the protocol, the verdict and the report. The required columns are investigated for you.',
        findingsText(errorTypes),
        verdictText(errorTypes.includes('selection_bias')),
        REPORT_FORM,
        JSON_ONLY,
        `{"flags": [{"patient_id": id, "error_type": type, "confidence": number, "reason": text}, ...], ${ENDING_SHAPE}}`,
      ].join('\n'),
    },
  ];
}
