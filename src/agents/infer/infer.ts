import type { Observation } from '../../core/model/observation.ts';
import type { Patient } from '../../core/model/patient.ts';
import { TASKS } from '../../core/tasks/tasks.ts';
import { computeDistribution, flagSelectionBias, submitReport } from '../actions.ts';
import type { Agent, Plan } from '../agent.ts';
import { doRequiredWork, readAssignment } from '../assignment.ts';
import { measureEquity } from '../equity/measure.ts';
import type { Finding } from '../finding.ts';
import { flagEach } from '../flag-each.ts';
import { collectPatients } from '../records.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';
import { deadBeforeTreatment, held } from '../suspects.ts';
import { inferAges } from './ages.ts';
import { seemsBiased } from './bias.ts';
import { inferDelays } from './delays.ts';
import { chooseFlags } from './stop.ts';
import { certainly, type Question } from './suspects.ts';

/**
 * What the data alone tell: it knows the generator's source (ranges, tables, planted cells, counts), works out the
 * probability of every limit from the records, and flags for the highest expected score. It never opens the excerpt.
 */
export const infer: Agent = {
  name: 'infer',
  description:
    "The no-protocol ceiling: never reads the excerpt, knows the generator's source, infers the likeliest rules from the records and stops where the expected score is highest.",
  kind: 'no-protocol',
  audit: (first) => auditByInference(first, (questions, work, most) => chooseFlags(questions, work, most)),
};

/**
 * The same inference with another way to stop: flags whatever is likelier than a fixed probability.
 * scripts/tune-no-protocol.ts finds the best one, to see whether tuning beats reasoning.
 */
export function inferWithCut(cut: number): Agent {
  return {
    name: `infer-above-${cut}`,
    description: `Infers the rules from the records and flags what is likelier than ${cut}.`,
    kind: 'no-protocol',
    audit: (first) =>
      auditByInference(first, (questions, _, most) =>
        questions
          .flatMap(({ suspects }) => suspects)
          .filter(({ probability }) => probability > cut)
          .toSorted((a, b) => b.probability - a.probability)
          .slice(0, most),
      ),
  };
}

type Choose = (questions: readonly Question[], work: number, most: number) => readonly Finding[];

function* auditByInference(first: Observation, choose: Choose): Plan {
  const rows = yield* collectPatients(first);
  const { errorTypes, investigations, distributions } = readAssignment(first);
  const equity = errorTypes.includes('selection_bias') ? measureEquity(rows) : null;
  let seen = yield* doRequiredWork(first);
  if (equity) seen = yield computeDistribution('outcome', 'stage');
  if (equity && seemsBiased(equity)) seen = yield flagSelectionBias(0.6);
  const work = investigations.length + distributions.length + (equity ? 2 : 0);
  const flags = choose(questionsOf(first, rows), work, seen.attempts_remaining - 1);
  const flagged = yield* flagEach(seen, flags, 0.6);
  yield submitReport(protocolFreeReport(flagged));
}

/** What must be inferred in a task: each error type in force asks for its own limits. */
function questionsOf(first: Observation, rows: readonly Patient[]): Question[] {
  const { violations, comorbidityOverride } = TASKS[first.task_id];
  const { errorTypes } = readAssignment(first);
  return errorTypes.flatMap((type) => {
    if (type === 'invalid_age' && violations.invalid_age) return [inferAges(violations.invalid_age, rows)];
    if (type === 'temporal_inconsistency') return [certainly(held(type, deadBeforeTreatment(rows)))];
    if (type === 'protocol_window_violation' && violations.protocol_window_violation)
      return [inferDelays(violations.protocol_window_violation, comorbidityOverride, rows)];
    return [];
  });
}
