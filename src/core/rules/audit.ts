import type { Dataset } from '../dataset/dataset.ts';
import type { Rules } from '../model/protocol.ts';
import type { Audit } from '../model/truth.ts';
import { RECORD_ERROR_TYPES, type ErrorType } from '../model/vocabulary.ts';
import { violatesAge } from './age.ts';
import { findSelectionBias } from './selection-bias.ts';
import { violatesTimeline } from './timeline.ts';
import { allowedDelay } from './treatment-window.ts';

/**
 * Applies a protocol's rules to a dataset: the only definition of what is a violation. The generator plants records,
 * then asks this function what they are.
 * @param errorTypes the types in force; the others are never reported
 */
export function audit(dataset: Dataset, rules: Rules, errorTypes: readonly ErrorType[]): Audit {
  const { age, death, treatmentStart, enrollment, stage, comorbidity } = dataset.columns;
  const [ageInForce, timelineInForce, windowInForce] = RECORD_ERROR_TYPES.map((type) =>
    errorTypes.includes(type),
  );
  const violations = new Uint8Array(dataset.size);
  const counts: [number, number, number] = [0, 0, 0];
  for (let row = 0; row < dataset.size; row++) {
    const start = treatmentStart[row] ?? 0;
    let bits = 0;
    if (ageInForce && violatesAge(age[row] ?? 0, rules)) {
      bits |= 1;
      counts[0]++;
    }
    if (timelineInForce && violatesTimeline(death[row] ?? 0, start)) {
      bits |= 2;
      counts[1]++;
    }
    if (
      windowInForce &&
      start - (enrollment[row] ?? 0) > allowedDelay(stage[row] ?? 0, comorbidity[row] ?? 0, rules)
    ) {
      bits |= 4;
      counts[2]++;
    }
    violations[row] = bits;
  }
  const bias = errorTypes.includes('selection_bias') ? findSelectionBias(dataset, rules) : null;
  const total = counts.reduce((sum, count) => sum + count, 0) + (bias?.present ? 1 : 0);
  return { violations, counts, bias, total };
}
