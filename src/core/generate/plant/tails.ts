import type { TrapKind } from '../../model/vocabulary.ts';
import type { Tail } from '../limits/tail.ts';
import { beyondLimit } from '../limits/tail.ts';
import { tag, type Ground } from './ground.ts';

/** A planted row and how many values it lies within its limit; negative is beyond. */
export interface PlantedInTail {
  readonly row: number;
  readonly within: number;
}

/** Plants the records of a tail. @param take gives a row that fits, and @param set puts the value into it */
export function plantTail(
  tail: Tail,
  limit: number,
  take: () => number,
  set: (row: number, value: number) => void,
): PlantedInTail[] {
  const planted: PlantedInTail[] = [];
  const beyond = beyondLimit(tail, limit);
  for (const [step, count] of tail.counts.entries()) {
    for (let i = 0; i < count; i++) {
      const row = take();
      set(row, tail.edge + tail.inward * step);
      planted.push({ row, within: step - beyond });
    }
  }
  return planted;
}

/**
 * Tags as traps the `count` records that lie nearest within their limits.
 * @param plantAnother plants one more such record; only trials too crowded for whole tails come to need it
 */
export function tagNearest(
  ground: Ground,
  kind: TrapKind,
  count: number,
  near: number,
  planted: readonly PlantedInTail[],
  plantAnother: () => number,
): void {
  const candidates = planted
    .filter(({ within }) => within >= 0 && within < near)
    .toSorted((a, b) => a.within - b.within);
  for (let i = 0; i < count; i++) tag(ground, candidates[i]?.row ?? plantAnother(), kind);
}
