import { z } from 'zod';

/** A two-sided 95 % confidence interval. */
export const IntervalSchema = z.strictObject({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof IntervalSchema>;

/** The confidence level of every interval of this package. */
export const CONFIDENCE = 0.95;

/** The probability below which an upper limit of that level stands: 0.975. */
export const UPPER_TAIL = 1 - (1 - CONFIDENCE) / 2;
