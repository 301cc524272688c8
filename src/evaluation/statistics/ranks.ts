/** Which ranks the data leave open to one contestant: `best` is also the rank that it shares with those it is tied with. */
export interface RankInterval {
  /** 1 + the number of contestants that are clearly better. */
  readonly best: number;
  /** The number of contestants less those that are clearly worse. */
  readonly worst: number;
}

/**
 * The ranks of contestants from pairwise comparisons adjusted for being many: the interval of all ranks that no clear
 * difference rules out (Goldstein and Spiegelhalter, J R Stat Soc A 1996;159:385, by tests in the place of simulation).
 * @param count how many contestants there are
 * @param isBetter whether the first is clearly better than the second
 */
export function rankIntervals(
  count: number,
  isBetter: (first: number, second: number) => boolean,
): RankInterval[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return all.map((one) => ({
    best: 1 + all.filter((other) => other !== one && isBetter(other, one)).length,
    worst: count - all.filter((other) => other !== one && isBetter(one, other)).length,
  }));
}
