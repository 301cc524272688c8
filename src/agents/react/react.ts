import type { AgentEvent } from '../../core/model/agent-event.ts';
import type { Observation } from '../../core/model/observation.ts';
import type { ColumnName } from '../../core/model/patient.ts';
import { ERROR_TYPES } from '../../core/model/vocabulary.ts';
import { submitReport } from '../actions.ts';
import type { AgentContext } from '../agent-context.ts';
import type { Agent } from '../agent.ts';
import { readAssignment } from '../assignment.ts';
import { askForJson, type JsonAnswer } from '../language-model/ask-for-json.ts';
import { actionGiven, fieldGiven, listGiven } from '../language-model/as-given.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import { modelCaller, type ModelCaller } from '../language-model/model-caller.ts';
import { BLANK } from '../prompt/blank-observation.ts';
import { COMPACT_COLUMNS } from '../prompt/patient-table.ts';
import { collectPatients } from '../records.ts';
import { concludePrompt, conclusionForm, type Conclusion } from './conclude.ts';
import { evidenceOf } from './evidence.ts';
import { investigatePrompt, investigationForm } from './investigate.ts';
import { memoryText, type Memory } from './memory.ts';
import { placeFlags } from './place-flags.ts';
import { findingsForm, scanPrompt } from './scan.ts';

/** How the react agent cuts its work. */
export interface ReactSettings {
  /** Patients in one prompt of the scan; 25 unless told. */
  readonly batchSize?: number;
  /** Columns of the patient table, the identifier first; COMPACT_COLUMNS unless told. */
  readonly columns?: readonly ColumnName[];
}

const BATCH_SIZE = 25;

/** An agent whose decisions are a model's: it investigates, scans all patients in small fresh contexts, and concludes. */
export function reactAgent(model: LanguageModel, settings: ReactSettings = {}): Agent {
  return {
    name: 'react',
    description:
      'A language model decides, code is its hands: it plans the investigation, scans all patients in small batches with a fresh context each, then judges bias and writes the report. Only a small declared summary passes from context to context.',
    kind: 'model',
    model: model.identity,
    promptTemplate: template(settings),
    audit: (first, context) => audit(first, modelCaller(model, context), settings, context),
  };
}

/** Every prompt of an episode before it is filled. */
function template({ batchSize = BATCH_SIZE, columns = COMPACT_COLUMNS }: ReactSettings): string {
  const batch = { patients: [], columns, number: 1, of: 1, errorTypes: ERROR_TYPES, memory: '{summary}' };
  return JSON.stringify([
    { batchSize },
    investigatePrompt(BLANK),
    scanPrompt(BLANK, batch),
    ...[true, false].map((judgesBias) => concludePrompt(BLANK, '{summary}', judgesBias)),
  ]);
}

type Hands<Result> = AsyncGenerator<unknown, Result, Observation>;

async function* audit(
  first: Observation,
  caller: ModelCaller,
  { batchSize = BATCH_SIZE, columns = COMPACT_COLUMNS }: ReactSettings,
  context?: AgentContext,
): Hands<void> {
  const { errorTypes } = readAssignment(first);
  const judgesBias = errorTypes.includes('selection_bias');
  // A verdict and the report come last: findings on records may not use up their steps.
  const kept = judgesBias ? 2 : 1;
  const tell = (event: AgentEvent) => context?.tell(event);

  tell({ type: 'phase', phase: 'investigate' });
  let memory = yield* investigate(first, caller, context);
  tell({ type: 'memory_wipe', after: 'the investigation', carried: memoryText(memory) });

  tell({ type: 'phase', phase: 'scan' });
  // Where the plan left required looks out, no flag can be placed: reading on would cost calls and change nothing.
  const patients = memory.flaggingOpen ? yield* collectPatients(first) : [];
  if (!memory.flaggingOpen)
    tell({ type: 'thought', text: 'flagging never opened: required looks are missing' });
  const batches = Math.ceil(patients.length / batchSize);
  let seen: Observation = { ...first, attempts_remaining: memory.budgetLeft };
  for (let number = 1; number <= batches && seen.attempts_remaining > kept; number++) {
    const batch = patients.slice((number - 1) * batchSize, number * batchSize);
    const messages = scanPrompt(first, {
      patients: batch,
      columns,
      number,
      of: batches,
      errorTypes,
      memory: memoryText(memory),
    });
    const form = findingsForm(batch, errorTypes);
    const answer = await askForJson(caller, { purpose: 'batch', batch: number, messages, form }, context);
    const placed = yield* placeFlags(seen, listGiven(answer.value ?? answer.as_given, 'flags'), kept);
    seen = placed.seen;
    if (placed.withheld > 0)
      tell({
        type: 'thought',
        text: `${placed.withheld} findings were not sent: the last ${kept} steps are kept`,
      });
    memory = { ...memory, flags: [...memory.flags, ...placed.flags], budgetLeft: seen.attempts_remaining };
    tell({ type: 'memory_wipe', after: `batch ${number} of ${batches}`, carried: memoryText(memory) });
  }

  tell({ type: 'phase', phase: 'report' });
  yield* conclude(first, memory, judgesBias, caller, context);
}

/** Phase 1: one call, then the looks that it asked for. */
async function* investigate(first: Observation, caller: ModelCaller, context?: AgentContext): Hands<Memory> {
  const answer = await askForJson(
    caller,
    { purpose: 'investigate', messages: investigatePrompt(first), form: investigationForm },
    context,
  );
  const plan = answer.value ?? answer.as_given;
  const looks = [
    ...listGiven(plan, 'investigate').map((variable) => ({ action_type: 'investigate_pattern', variable })),
    ...listGiven(plan, 'distributions').map((item) => actionGiven('compute_distribution', withoutNull(item))),
  ];
  const evidence: string[] = [];
  let budgetLeft = first.attempts_remaining;
  let flaggingOpen = first.phase === 'flagging';
  for (const look of looks) {
    const seen = yield look;
    budgetLeft = seen.attempts_remaining;
    flaggingOpen = seen.phase === 'flagging';
    if (ANSWERED.includes(String(seen.metadata['outcome']))) evidence.push(evidenceOf(seen));
  }
  return { evidence, flags: [], budgetLeft, flaggingOpen };
}

const ANSWERED = ['investigated', 'distributed'];

/** A breakdown that is not stratified leaves the field out. */
function withoutNull(item: unknown): unknown {
  return fieldGiven(item, 'stratify_by') === null ? { variable: fieldGiven(item, 'variable') } : item;
}

/** Phase 3: the verdict and the report, as far as the model gave them. */
async function* conclude(
  first: Observation,
  memory: Memory,
  judgesBias: boolean,
  caller: ModelCaller,
  context?: AgentContext,
): Hands<void> {
  const messages = concludePrompt(first, memoryText(memory), judgesBias);
  const form = conclusionForm(judgesBias);
  const answer = await askForJson(caller, { purpose: 'report', messages, form }, context);
  yield* endAudit(answer, judgesBias);
}

/** Flags selection bias where the model said so, then hands in its report; without a report the plan just ends. */
export function* endAudit(
  answer: JsonAnswer<Pick<Conclusion, 'selection_bias' | 'report'>>,
  judgesBias: boolean,
): Generator<unknown, void, Observation> {
  const given = answer.value ?? answer.as_given;
  const verdict = fieldGiven(given, 'selection_bias');
  if (judgesBias && fieldGiven(verdict, 'flag') === true)
    yield {
      action_type: 'flag_error',
      error_type: 'selection_bias',
      confidence: fieldGiven(verdict, 'confidence'),
      reason: fieldGiven(verdict, 'reason'),
    };
  const report = fieldGiven(given, 'report');
  if (typeof report === 'string') yield submitReport(report);
}
