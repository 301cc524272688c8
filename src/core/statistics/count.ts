import type { Grouping } from './grouping.ts';
import { percentOf } from './percent.ts';

/** How many patients are in one group, and their share of all. */
export interface GroupCount {
  readonly value: string;
  readonly patients: number;
  readonly share_pct: number | null;
}

/** The sizes of the groups of rows 0..size-1, in the grouping's order. Groups without a patient are left out. */
export function countGroups(size: number, grouping: Grouping): GroupCount[] {
  const counts = new Map<number, number>();
  const count = (key: number) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (let row = 0; row < size; row++) grouping.forEachKey(row, count);
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([key, patients]) => ({
      value: grouping.label(key),
      patients,
      share_pct: percentOf(patients, size),
    }));
}
