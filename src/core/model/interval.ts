import { z } from 'zod';

/** A two-sided 95 % confidence interval. */
export const IntervalSchema = z.strictObject({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof IntervalSchema>;
