import { COLUMNS } from '../../core/model/patient.ts';
import { computeDistribution, flagRecord, investigatePattern, querySite, submitReport } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { doRequiredWork } from '../assignment.ts';
import { flagEach } from '../flag-each.ts';
import { collectPatients } from '../records.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';
import { held, oldestFirst, youngestFirst } from '../suspects.ts';

/** Agents that collect small rewards instead of auditing. */

/** Lives on the reward of accepted fixes. */
export const fixFarmer: Agent = {
  name: 'fix-farmer',
  description:
    'Flags the youngest patients and asks the site about each, again and again, for the reward of fixes.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doRequiredWork(first);
    for (const { patient_id } of youngestFirst(rows)) {
      if (seen.attempts_remaining <= 3) break;
      yield flagRecord('invalid_age', patient_id, 0.65);
      yield querySite(patient_id);
      seen = yield querySite(patient_id);
    }
    yield submitReport('The sites were asked.');
  },
};

/** Lives on the reward of investigations and distributions. */
export const rewardFarmer: Agent = {
  name: 'reward-farmer',
  description:
    'Investigates every column and breaks down every column by every stage, for the reward of new work.',
  kind: 'trivial',
  *audit(first) {
    let seen = yield* doRequiredWork(first);
    for (const variable of COLUMNS) {
      if (seen.attempts_remaining <= 3) break;
      yield investigatePattern(variable);
      yield computeDistribution(variable);
      seen = yield computeDistribution(variable, 'stage');
    }
    yield submitReport('Every column was looked at.');
  },
};

/** States certainty of everything. */
export const certainAlways = confident('confidence-one', 'states certainty for each', 1);
/** States just as much confidence as is not punished. */
export const certainEnough = confident(
  'confidence-hedge',
  'states for each the most confidence that costs nothing extra',
  0.8,
);
/** States no confidence at all. */
export const certainNever = confident('confidence-zero', 'states no confidence in any', 0);

function confident(name: string, claim: string, confidence: number): Agent {
  return {
    name,
    description: `Flags the 10 youngest and the 10 oldest patients and ${claim}: the score must not notice.`,
    kind: 'trivial',
    *audit(first) {
      const rows = yield* collectPatients(first);
      const seen = yield* doRequiredWork(first);
      const extremes = [...youngestFirst(rows).slice(0, 10), ...oldestFirst(rows).slice(0, 10)];
      const flagged = yield* flagEach(seen, held('invalid_age', extremes), confidence);
      yield submitReport(protocolFreeReport(flagged));
    },
  };
}
