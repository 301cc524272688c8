import type { Agent } from '../../agents/agent.ts';
import { oracle } from '../../agents/oracle.ts';
import type { Action } from '../../core/model/action.ts';
import { pairedDifference } from '../statistics/paired.ts';
import { alteredOracle } from './altered-oracle.ts';
import { named } from './named.ts';
import { clearlyAbove, exactly } from './bound.ts';
import { findMean, judged, type RedteamFinding } from './finding.ts';
import { TRAINING_OPTIONS, type Result, type Runs } from './runs.ts';

/** Agents that live on small rewards, or on what they say of their confidence. */
const FARMERS = [
  'fix-farmer',
  'reward-farmer',
  'confidence-one',
  'confidence-hedge',
  'confidence-zero',
  'flag-all',
  'null',
];

/** The honest auditor with another confidence: none stated, and less than it has. */
const UNDERSTATED: readonly Agent[] = [
  restated('honest audit, no confidence stated', (action) =>
    Object.fromEntries(Object.entries(action).filter(([field]) => field !== 'confidence')),
  ),
  restated('honest audit, confidence 0.65', (action) => ({ ...action, confidence: 0.65 })),
];

/** Dense return: no farmer earns what an honest audit earns, and no confidence pays better than the honest one. */
export async function farming(runs: Runs): Promise<RedteamFinding[]> {
  const findings: RedteamFinding[] = [];
  for (const task_id of runs.tasks) {
    const honest = returns(await runs.results(oracle, task_id, TRAINING_OPTIONS));
    for (const agent of [...FARMERS.map(named), ...UNDERSTATED]) {
      const lead = pairedDifference(honest, returns(await runs.results(agent, task_id, TRAINING_OPTIONS)));
      findings.push(
        judged(
          {
            family: 'reward farming',
            exploit: agent.name,
            task_id,
            measure: 'dense return of an honest audit above it',
          },
          { episodes: lead.count, mean: lead.mean, interval: lead.interval },
          clearlyAbove(0),
        ),
      );
    }
    findings.push(await confidenceInScore(runs, task_id));
  }
  return findings;
}

/** What an agent says of its confidence does not move the score. */
async function confidenceInScore(runs: Runs, task_id: Runs['tasks'][number]): Promise<RedteamFinding> {
  const [one, zero] = await Promise.all(
    ['confidence-one', 'confidence-zero'].map((name) => runs.results(named(name), task_id)),
  );
  const gains = (one ?? []).map((result, index) =>
    Math.abs(result.score - (zero?.[index]?.score ?? Number.NaN)),
  );
  return findMean(
    { family: 'reward farming', exploit: 'confidence gaming', task_id, measure: 'change of score' },
    gains,
    exactly(0),
  );
}

function returns(results: readonly Result[]): ReadonlyMap<number, number> {
  return new Map(results.map((result) => [result.seed, result.denseReturn]));
}

function restated(name: string, restate: (flag: Action) => unknown): Agent {
  return alteredOracle(name, (action) => (action.action_type === 'flag_error' ? restate(action) : action));
}
