export { IntervalSchema, type Interval } from '../../core/model/interval.ts';

/** The confidence level of every interval of this package. */
export const CONFIDENCE = 0.95;

/** The probability below which an upper limit of that level stands: 0.975. */
export const UPPER_TAIL = 1 - (1 - CONFIDENCE) / 2;
