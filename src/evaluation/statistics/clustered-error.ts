import { meanOf } from './mean.ts';

/**
 * The standard error of the mean of all values when values of one cluster (the tasks of one seed, the trials of one
 * episode) go together: the root of the summed squares of the clusters' total deviations, over the number of values
 * (Miller, "Adding error bars to evals", 2024, section 2.2), times the root of G / (G - 1) for G clusters (Cameron and
 * Miller, J Hum Resour 2015;50:317). With clusters of one value it is the usual standard error.
 * Null with fewer than two clusters.
 */
export function clusteredStandardError(clusters: readonly (readonly number[])[]): number | null {
  const filled = clusters.filter((cluster) => cluster.length > 0);
  if (filled.length < 2) return null;
  const values = filled.flat();
  const mean = meanOf(values);
  let squares = 0;
  for (const cluster of filled) {
    const deviation = cluster.reduce((sum, value) => sum + value - mean, 0);
    squares += deviation * deviation;
  }
  return Math.sqrt((squares * filled.length) / (filled.length - 1)) / values.length;
}
