import { z } from 'zod';

const days = z.int().min(1);
const percent = z.int().min(0).max(100);

/** The rules of one trial protocol; null where the task has none. This is all that grading reads from a protocol. */
export const RulesSchema = z.strictObject({
  age_min: z.int().describe('youngest eligible age in years, inclusive'),
  age_max: z.int().describe('oldest eligible age in years, inclusive'),
  treatment_window_days: days.nullable().describe('longest delay from enrollment to first dose, inclusive'),
  stage_iv_window_days: days
    .nullable()
    .describe('the longer delay that Stage IV patients may have, inclusive'),
  comorbidity_threshold: z.int().nullable().describe('a Stage IV patient above it loses the longer delay'),
  high_risk_sites: z
    .array(z.string())
    .nullable()
    .describe('outreach sites that enroll advanced disease by design'),
  dominance_threshold_pct: percent.nullable(),
  male_threshold_pct: percent.nullable(),
  adjusted_gap_threshold_pct: percent.nullable(),
});
export type Rules = z.infer<typeof RulesSchema>;

/** A protocol as an episode carries it: the rules and the public text that is their only source for an agent. */
export interface Protocol {
  readonly title: string;
  readonly excerpt: string;
  readonly rules: Rules;
}
