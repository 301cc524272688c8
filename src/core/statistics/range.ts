/** The five-number summary of values that are present. Each number is one of the values: quartiles are nearest ranks. */
export interface Range<T> {
  readonly minimum: T;
  readonly lower_quartile: T;
  readonly median: T;
  readonly upper_quartile: T;
  readonly maximum: T;
}

/** The range of integers of at most 31 bits, each shown by `show`; null of none. */
export function rangeOf<T>(values: ArrayLike<number>, show: (value: number) => T): Range<T> | null {
  const first = values[0];
  if (first === undefined) return null;
  const sorted = new Int32Array(values).toSorted();
  // Nearest rank of k quarters of n values: the ceil(k n / 4)-th smallest, and the first for k = 0.
  const quarter = (k: number) =>
    show(sorted[Math.max(1, Math.floor((k * sorted.length + 3) / 4)) - 1] ?? first);
  return {
    minimum: quarter(0),
    lower_quartile: quarter(1),
    median: quarter(2),
    upper_quartile: quarter(3),
    maximum: quarter(4),
  };
}
