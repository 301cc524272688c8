import type { Observation } from '../core/model/observation.ts';
import { flagRecord } from './actions.ts';
import type { Plan } from './agent.ts';
import type { Finding } from './finding.ts';

/**
 * Flags one finding after the other, for as long as a step is left for the report. Gives those that were flagged.
 * @param seen the last observation before the first flag
 * @param confidence 0 to 1
 */
export function* flagEach(
  seen: Observation,
  findings: Iterable<Finding>,
  confidence: number,
  reason?: string,
): Plan<readonly Finding[]> {
  const flagged: Finding[] = [];
  let last = seen;
  for (const finding of findings) {
    if (last.attempts_remaining <= 1) break;
    last = yield flagRecord(finding.errorType, finding.patientId, confidence, reason);
    flagged.push(finding);
  }
  return flagged;
}
