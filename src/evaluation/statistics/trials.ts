/**
 * The probability that k further trials would all succeed, estimated without bias from c successes in n trials:
 * C(c, k) / C(n, k), which is pass^k of tau-bench (Yao et al. 2024, section 3). Null where k exceeds the trials.
 */
export function passAll(successes: number, trials: number, k: number): number | null {
  if (k > trials) return null;
  let share = 1;
  for (let i = 0; i < k; i++) share *= Math.max(0, successes - i) / (trials - i);
  return share;
}

/**
 * The expected lowest score of k trials drawn from these without replacement: the i-th lowest of n is the lowest in
 * C(n - i, k - 1) of C(n, k) draws. Null where k exceeds the trials.
 */
export function worstOf(scores: readonly number[], k: number): number | null {
  const trials = scores.length;
  if (k > trials || k < 1) return null;
  let remaining = 1;
  let expected = 0;
  // `remaining` is the share of draws in which none of the lower scores is.
  for (const [index, score] of scores.toSorted((a, b) => a - b).entries()) {
    const left = trials - index;
    const isLowest = remaining * Math.min(1, k / left);
    expected += isLowest * score;
    remaining -= isLowest;
  }
  return expected;
}

/** How much scores differ between seeds and between the trials of one seed. */
export interface SpreadEstimate {
  /** Standard deviation of the seeds' true means; null with fewer than two seeds. */
  readonly between: number | null;
  /** Standard deviation of trials around the mean of their seed; null where no seed has two trials. */
  readonly within: number | null;
}

/**
 * The two spreads by one-way analysis of variance with random seeds (Searle, Casella and McCulloch, Variance Components,
 * 1992, section 3.6); a negative estimate of the variance between seeds counts as 0.
 * @param groups the scores of the trials of each seed
 */
export function spreadOf(groups: readonly (readonly number[])[]): SpreadEstimate {
  const filled = groups.filter((group) => group.length > 0);
  const count = filled.reduce((sum, group) => sum + group.length, 0);
  const means = filled.map((group) => group.reduce((sum, score) => sum + score, 0) / group.length);
  const grand = filled.reduce((sum, group, index) => sum + group.length * (means[index] ?? 0), 0) / count;
  let squaresWithin = 0;
  let squaresBetween = 0;
  let squaredSizes = 0;
  filled.forEach((group, index) => {
    const mean = means[index] ?? 0;
    for (const score of group) squaresWithin += (score - mean) ** 2;
    squaresBetween += group.length * (mean - grand) ** 2;
    squaredSizes += group.length ** 2;
  });
  const freedom = count - filled.length;
  const within = freedom > 0 ? squaresWithin / freedom : null;
  if (filled.length < 2) return { between: null, within: within === null ? null : Math.sqrt(within) };
  const meanSquare = squaresBetween / (filled.length - 1);
  const size = (count - squaredSizes / count) / (filled.length - 1);
  return {
    between: Math.sqrt(Math.max(0, (meanSquare - (within ?? 0)) / size)),
    within: within === null ? null : Math.sqrt(within),
  };
}
