import type { Task } from '../../model/task.ts';
import type { Rng } from '../../random/rng.ts';
import type { Plan } from '../plan.ts';
import { isCrowded, mostOf } from './crowded.ts';
import { limitAt, manyOf, tailShape, trimmed, type Tail, type TailShape } from './tail.ts';

/** What the records know of the treatment windows: where delays end, but not where in there the limits lie. */
export interface DelayTails {
  /** Delays of stages I to III. */
  readonly standard: Tail;
  /** Delays of Stage IV patients whose exception stands either way. */
  readonly stageIv: Tail;
  /** Longest delay in days before the tails, under the standard window and under that of Stage IV. */
  readonly usual: number;
  readonly usualStageIv: number;
  readonly comorbidity: ComorbidityGroups | null;
}

/**
 * Stage IV patients on whom the comorbidity threshold decides. Either it is `low` and the standard window long, and the
 * late ones of the middle group are the overrides; or it is `high` and the window short, and those of the upper group.
 */
export interface ComorbidityGroups {
  readonly low: number;
  readonly high: number;
  /** Patients above the low threshold and up to the high one who start after either standard window. */
  readonly middle: number;
  /** Patients above the high threshold, and the delays they start with. */
  readonly upper: number;
  readonly upperDelays: readonly [shortest: number, longest: number];
}

/** Where the limits lie. */
export interface DelayLimits {
  readonly window: number;
  readonly stageIvWindow: number;
  readonly threshold: number | null;
}

/** Days up to a window that count as near it: the last day and three before. */
export const NEAR_DAYS = 4;
/** By how many days the Stage IV window is longer, at the least. */
const LEAST_EXTENSION = 7;

/**
 * Draws where delays end, then where the windows and the comorbidity threshold lie: the records are equally likely under
 * both choices.
 * @param side a stream that serves nothing but the choice between the two
 */
export function drawDelays(
  rng: Rng,
  side: Rng,
  task: Task,
  plan: Plan,
): { tails: DelayTails; limits: DelayLimits } {
  const range = task.violations.protocol_window_violation;
  const shape = tailShape(plan.violations.protocol_window_violation, mostOf(range), NEAR_DAYS);
  const length = shape.counts.length;
  const usual = rng.between(12, 30);
  const standard: Tail = { edge: usual + length, inward: -1, counts: shape.counts };
  const extension = rng.between(LEAST_EXTENSION, LEAST_EXTENSION + 12) + length - NEAR_DAYS - 1;
  const stageIv: Tail = { edge: standard.edge + extension, inward: -1, counts: shape.counts };
  const isWindowLong = side.below(2) === 0;
  const [beyondStandard, beyondStageIv] = isWindowLong ? [shape.few, shape.many] : [shape.many, shape.few];
  const comorbidity = task.comorbidityOverride
    ? drawGroups(rng, task, plan, { shape, standard, isWindowLong, usualStageIv: stageIv.edge - length })
    : null;
  const crowded = isCrowded(task);
  return {
    tails: {
      standard: crowded ? trimmed(standard, beyondStandard) : standard,
      stageIv: crowded ? trimmed(stageIv, beyondStageIv) : stageIv,
      usual,
      usualStageIv: stageIv.edge - length,
      comorbidity,
    },
    limits: {
      window: limitAt(standard, beyondStandard),
      stageIvWindow: limitAt(stageIv, beyondStageIv),
      threshold: comorbidity && (isWindowLong ? comorbidity.low : comorbidity.high),
    },
  };
}

/**
 * The number of the group that the drawn limits leave valid is drawn from the same range as the number of overrides, so
 * that neither size nor place tells which group it is.
 */
function drawGroups(
  rng: Rng,
  task: Task,
  plan: Plan,
  around: {
    readonly shape: TailShape;
    readonly standard: Tail;
    readonly isWindowLong: boolean;
    readonly usualStageIv: number;
  },
): ComorbidityGroups {
  const { shape, standard, isWindowLong, usualStageIv } = around;
  const low = rng.between(2, 4);
  const high = rng.between(low + 1, 6);
  const overrides = plan.traps.comorbidity_override;
  const range = task.traps.comorbidity_override;
  const others = range ? rng.between(range.low, mostOf(range)) : 0;
  const fewestBeyond = manyOf(task.violations.protocol_window_violation?.low ?? 0, shape.unit);
  const shortest = limitAt(standard, fewestBeyond) + 1;
  const longest = limitAt(standard, shape.few);
  if (shortest > longest || isCrowded(task)) {
    return { low, high, middle: 0, upper: overrides, upperDelays: [standard.edge, usualStageIv] };
  }
  const [middle, upper] = isWindowLong ? [overrides, others] : [others, overrides];
  return { low, high, middle, upper, upperDelays: [shortest, longest] };
}
