import type { Sealed } from '../../core/model/episode.ts';

/** Items of one key together, groups and items in order of first appearance. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[][] {
  const groups = new Map<unknown, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Which episode of a task it is: its seed, or its place in a sealed split. */
export function placeOf({
  seed,
  sealed,
}: {
  readonly seed: number | null;
  readonly sealed?: Sealed | undefined;
}): string {
  return sealed ? `${sealed.split}/${sealed.index}` : `${seed}`;
}
