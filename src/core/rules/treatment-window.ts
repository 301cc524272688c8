import { STAGE_IV } from '../dataset/codes.ts';
import type { Rules } from '../model/protocol.ts';

/**
 * The longest delay in days from enrollment to first dose that a patient may have, inclusive; Infinity where the
 * protocol has no window. Stage IV has the longer window unless comorbidity is above the threshold.
 */
export function allowedDelay(stage: number, comorbidity: number, rules: Rules): number {
  const window = rules.treatment_window_days;
  if (window === null) return Infinity;
  if (stage !== STAGE_IV || rules.stage_iv_window_days === null) return window;
  const revoked = rules.comorbidity_threshold !== null && comorbidity > rules.comorbidity_threshold;
  return revoked ? window : rules.stage_iv_window_days;
}
