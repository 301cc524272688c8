import type { CountRange } from '../../../core/model/task.ts';
import { trapKind } from '../../../core/model/truth.ts';
import { RECORD_ERROR_TYPES, TRAP_KINDS, type TrapKind } from '../../../core/model/vocabulary.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { STAGE_IV, TREATMENT } from '../../../core/dataset/codes.ts';
import { NO_DEATH } from '../../../core/dataset/dataset.ts';
import { at, rowsOf } from '../../rows.ts';
import type { Check } from './check.ts';

/** Numbers of violations and traps lie in the task's ranges, no patient has two violations, and the total is their sum. */
export const checkCounts: Check = (episode) => {
  const { task, truth } = episode;
  const faults: string[] = [];
  const inRange = (what: string, count: number, ranges: readonly (CountRange | undefined)[]) => {
    const low = ranges.reduce((sum, range) => sum + (range?.low ?? 0), 0);
    const high = ranges.reduce((sum, range) => sum + (range ? range.low + range.size - 1 : 0), 0);
    if (count < low || count > high) faults.push(`${count} ${what}, the task allows ${low} to ${high}`);
  };
  RECORD_ERROR_TYPES.forEach((type, index) => {
    const override = type === 'protocol_window_violation' ? task.traps.comorbidity_override : undefined;
    inRange(type, truth.audit.counts[index] ?? 0, [task.violations[type], override]);
  });
  const planted = new Map<TrapKind | null, number>();
  for (const byte of truth.traps) planted.set(trapKind(byte), (planted.get(trapKind(byte)) ?? 0) + 1);
  for (const kind of TRAP_KINDS) inRange(`planted ${kind}`, planted.get(kind) ?? 0, [task.traps[kind]]);
  const violated = rowsOf(episode).filter((row) => at(truth.audit.violations, row) !== 0);
  const recordTotal = truth.audit.counts.reduce((sum, count) => sum + count, 0);
  if (violated.length !== recordTotal) faults.push('a patient has more than one violation');
  if (truth.audit.total !== recordTotal + (truth.audit.bias?.present ? 1 : 0)) {
    faults.push(`the total of ${truth.audit.total} violations is not the sum of its parts`);
  }
  return faults;
};

/** Every trap is what its kind says: valid, except overrides, and tempting in that way. */
export const checkTraps: Check = (episode) =>
  rowsOf(episode).flatMap((row) => {
    const kind = trapKind(at(episode.truth.traps, row));
    if (kind === null) return [];
    const faults: string[] = [];
    const violated = at(episode.truth.audit.violations, row) !== 0;
    if (violated !== (kind === 'comorbidity_override')) {
      faults.push(`row ${row}: the ${kind} trap is ${violated ? 'a violation' : 'no violation'}`);
    }
    if (!IS_KIND[kind](episode, row))
      faults.push(`row ${row}: the record does not have what makes a ${kind}`);
    return faults;
  });

/** Years inside the age bounds that still count as at them. */
const NEAR_BOUND = 2;
/** Days below the window, itself included, that count as near it. */
const NEAR_WINDOW = 4;

const IS_KIND: Readonly<Record<TrapKind, (episode: Episode, row: number) => boolean>> = {
  boundary_age: ({ dataset, protocol }, row) => {
    const age = at(dataset.columns.age, row);
    return Math.min(age - protocol.rules.age_min, protocol.rules.age_max - age) <= NEAR_BOUND;
  },
  near_immediate_death: (episode, row) => {
    const days = daysToDeath(episode, row);
    return days !== null && days >= 0 && days <= 3;
  },
  near_window_delay: (episode, row) => {
    const window = episode.protocol.rules.treatment_window_days ?? 0;
    const delay = delayOf(episode, row);
    return delay <= window && delay > window - NEAR_WINDOW;
  },
  stage_iv_exception: (episode, row) => betweenWindows(episode, row),
  valid_deceased: (episode, row) => daysToDeath(episode, row) !== null,
  treatment_arm_skew: ({ dataset }, row) => at(dataset.columns.arm, row) === TREATMENT,
  comorbidity_override: (episode, row) =>
    betweenWindows(episode, row) &&
    at(episode.dataset.columns.comorbidity, row) > (episode.protocol.rules.comorbidity_threshold ?? Infinity),
};

function betweenWindows(episode: Episode, row: number): boolean {
  const { treatment_window_days: window, stage_iv_window_days: longer } = episode.protocol.rules;
  const delay = delayOf(episode, row);
  const isStageIv = at(episode.dataset.columns.stage, row) === STAGE_IV;
  return isStageIv && delay > (window ?? Infinity) && delay <= (longer ?? -Infinity);
}

function delayOf({ dataset }: Episode, row: number): number {
  return at(dataset.columns.treatmentStart, row) - at(dataset.columns.enrollment, row);
}

function daysToDeath({ dataset }: Episode, row: number): number | null {
  const death = at(dataset.columns.death, row);
  return death === NO_DEATH ? null : death - at(dataset.columns.treatmentStart, row);
}
