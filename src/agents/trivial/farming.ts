import { COLUMNS } from '../../core/model/patient.ts';
import { distribute, flag, investigate, queryTheSite, submit } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { collectPatients } from '../records.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';
import { oldestFirst, youngestFirst } from '../suspects.ts';
import { doWork, publishedWork } from '../work.ts';

/** Agents that collect small rewards instead of auditing. */

/** Lives on the reward of accepted fixes. */
export const fixFarmer: Agent = {
  name: 'fix-farmer',
  description:
    'Flags the youngest patients and asks the site about each, again and again, for the reward of fixes.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doWork(first, publishedWork(first));
    for (const { patient_id } of youngestFirst(rows)) {
      if (seen.attempts_remaining <= 3) break;
      yield flag('invalid_age', patient_id, 0.65);
      yield queryTheSite(patient_id);
      seen = yield queryTheSite(patient_id);
    }
    yield submit('The sites were asked.');
  },
};

/** Lives on the reward of investigations and distributions. */
export const rewardFarmer: Agent = {
  name: 'reward-farmer',
  description:
    'Investigates every column and breaks down every column by every stage, for the reward of new work.',
  kind: 'trivial',
  *audit(first) {
    let seen = yield* doWork(first, publishedWork(first));
    for (const variable of COLUMNS) {
      if (seen.attempts_remaining <= 3) break;
      yield investigate(variable);
      yield distribute(variable);
      seen = yield distribute(variable, 'stage');
    }
    yield submit('Every column was looked at.');
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
      let seen = yield* doWork(first, publishedWork(first));
      const flagged = [];
      for (const { patient_id: patientId } of [
        ...youngestFirst(rows).slice(0, 10),
        ...oldestFirst(rows).slice(0, 10),
      ]) {
        if (seen.attempts_remaining <= 1) break;
        seen = yield flag('invalid_age', patientId, confidence);
        flagged.push({ errorType: 'invalid_age' as const, patientId });
      }
      yield submit(protocolFreeReport(flagged));
    },
  };
}
