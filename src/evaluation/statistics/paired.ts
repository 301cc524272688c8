import { estimateMean, meanOf, type MeanEstimate } from './mean.ts';

/** The mean of the differences on common seeds, and how far the two go together. */
export interface PairedDifference extends MeanEstimate {
  /** The differences, in the order of the first's seeds. */
  readonly differences: readonly number[];
  /** Pearson correlation of the two; null with fewer than two pairs or where one never varies. */
  readonly correlation: number | null;
}

/**
 * The difference first - second, paired by seed: seeds that only one of them has are left out.
 * @throws RangeError without a common seed
 */
export function pairedDifference<Seed>(
  first: ReadonlyMap<Seed, number>,
  second: ReadonlyMap<Seed, number>,
): PairedDifference {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (const [seed, value] of first) {
    const other = second.get(seed);
    if (other === undefined) continue;
    firsts.push(value);
    seconds.push(other);
  }
  const differences = firsts.map((value, index) => value - (seconds[index] ?? 0));
  return { ...estimateMean(differences), differences, correlation: correlationOf(firsts, seconds) };
}

function correlationOf(xs: readonly number[], ys: readonly number[]): number | null {
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)];
  let [xx, yy, xy] = [0, 0, 0];
  xs.forEach((x, index) => {
    const y = ys[index] ?? 0;
    xx += (x - meanX) * (x - meanX);
    yy += (y - meanY) * (y - meanY);
    xy += (x - meanX) * (y - meanY);
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}
