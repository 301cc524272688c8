import { meanOf } from './mean.ts';

/**
 * The standard error of the mean of all values when values of one cluster (the tasks of one seed, the trials of one
 * episode) go together: the root of the summed squares of the clusters' total deviations, over the number of values
 * (Miller, "Adding error bars to evals", 2024, section 2.2). With clusters of one value it is the usual standard error
 * with divisor n.
 * @throws RangeError without any value
 */
export function clusteredStandardError(clusters: readonly (readonly number[])[]): number {
  const values = clusters.flat();
  if (values.length === 0) throw new RangeError('a standard error needs at least one value');
  const mean = meanOf(values);
  let squares = 0;
  for (const cluster of clusters) {
    const deviation = cluster.reduce((sum, value) => sum + value - mean, 0);
    squares += deviation * deviation;
  }
  return Math.sqrt(squares) / values.length;
}
