import jStat from 'jstat';

/** The value that a Student t variable stays below with this probability (0 to 1, both excluded). */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  return jStat.studentt.inv(probability, degreesOfFreedom);
}

/** The value that a standard normal variable stays below with this probability (0 to 1, both excluded). */
export function normalQuantile(probability: number): number {
  return jStat.normal.inv(probability, 0, 1);
}
