import type { Rng } from '../random/rng.ts';
import type { CountRange, Task } from '../model/task.ts';
import type { RecordErrorType, TrapKind } from '../model/vocabulary.ts';

/** How many records of each kind one episode plants. */
export interface Plan {
  readonly violations: Readonly<Record<RecordErrorType, number>>;
  readonly traps: Readonly<Record<TrapKind, number>>;
}

/** Draws the counts of an episode. Every kind takes its draw, in force or not, so that none moves another. */
export function drawPlan(rng: Rng, { violations, traps }: Task): Plan {
  return {
    violations: {
      invalid_age: drawCount(rng, violations.invalid_age),
      temporal_inconsistency: drawCount(rng, violations.temporal_inconsistency),
      protocol_window_violation: drawCount(rng, violations.protocol_window_violation),
    },
    traps: {
      boundary_age: drawCount(rng, traps.boundary_age),
      near_immediate_death: drawCount(rng, traps.near_immediate_death),
      near_window_delay: drawCount(rng, traps.near_window_delay),
      stage_iv_exception: drawCount(rng, traps.stage_iv_exception),
      valid_deceased: drawCount(rng, traps.valid_deceased),
      treatment_arm_skew: drawCount(rng, traps.treatment_arm_skew),
      comorbidity_override: drawCount(rng, traps.comorbidity_override),
    },
  };
}

function drawCount(rng: Rng, range: CountRange | undefined): number {
  const u = rng.below(range?.size ?? 1);
  return range ? range.low + ((u + range.shift) % range.size) : 0;
}
