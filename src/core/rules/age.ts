import { MISSING_AGE } from '../dataset/dataset.ts';
import type { Rules } from '../model/protocol.ts';

/** Whether an age in years (or MISSING_AGE) breaks eligibility: missing, below the minimum or above the maximum. */
export function violatesAge(age: number, rules: Rules): boolean {
  return age === MISSING_AGE || age < rules.age_min || age > rules.age_max;
}
