import { any, dated, easy, hard, samples } from './sample.ts';
import { inWords } from './told.ts';

/** Ways to tell the rules of a protocol. */
export const HONEST_PROTOCOL = samples('Protocol', [
  [
    any,
    (t) =>
      `The protocol sets an eligible age range of ${t.min} to ${t.max} years, with both bounds included; a record without an age is a violation in its own right.`,
  ],
  [
    any,
    (t) =>
      `**Eligibility.** Per the excerpt, patients must be aged ${t.min}–${t.max} years inclusive. Anyone younger, anyone older, and anyone whose age is not recorded fails this criterion.`,
  ],
  [
    dated,
    (t) =>
      `Three rules were applied:\n- **Age:** ${t.min}-${t.max} inclusive (missing = violation)\n- **Chronology:** death may fall on the day of treatment start but not before it\n- **Window:** treatment must begin no more than ${t.window} days after enrollment (${t.windowIv} days for Stage IV)`,
  ],
  [
    dated,
    (t) =>
      `| Rule | Requirement |\n|---|---|\n| Age | ${t.min} ≤ age ≤ ${t.max} |\n| Enrollment to treatment | ≤ ${t.window} days |\n| Stage IV exception | ≤ ${t.windowIv} days |\n\nThe protocol lays down these limits, and we applied each of them to all ${t.patients} records.`,
  ],
  [
    dated,
    (t) =>
      `Under this protocol a patient has ${t.window} days from enrollment to receive the first dose. For Stage IV disease the period is extended to ${t.windowIv} days. The last day of the window still counts as compliant.`,
  ],
  [
    hard,
    (t) =>
      `Stage IV patients are granted ${t.windowIv} days rather than ${t.window}, but this exception lapses as soon as the comorbidity index exceeds ${t.comorbidity}; such patients fall back to the standard window.`,
  ],
  [
    hard,
    (t) =>
      `The protocol considers the control arm biased only when three conditions hold together: the largest ethnic group makes up more than ${t.domLimit}% of it, men account for more than ${t.maleLimit}%, and the stage-adjusted mortality gap is greater than ${t.gapLimit} percentage points.`,
  ],
  [
    hard,
    (t) =>
      `Rules extracted from the excerpt: (1) age ${t.min} to ${t.max}, bounds inclusive; (2) death on or after treatment start; (3) treatment within ${t.window} days, or ${t.windowIv} days in Stage IV with a comorbidity index of ${t.comorbidity} or lower; (4) bias thresholds of ${t.domLimit}% / ${t.maleLimit}% / ${t.gapLimit} points for dominant share, male share and adjusted gap. Each record must satisfy rules 1 to 3.`,
  ],
  [
    hard,
    (t) =>
      `High-risk outreach sites are ${t.sites.join(', ')}. The protocol states that excess Stage IV mortality at these sites alone is not evidence of selection bias.`,
  ],
  [
    any,
    (t) =>
      `Inclusion criterion under audit: age between ${t.min} and ${t.max} years at enrollment. We treated ages of exactly ${t.min} and exactly ${t.max} as valid, since the protocol includes both limits.`,
  ],
  [
    any,
    (t) =>
      `Enrollment is open to adults from ${inWords(t.min)} to ${inWords(t.max)} years of age; the protocol does not allow anyone outside that range.`,
  ],
  [
    any,
    (t) =>
      `The study protocol specifies a minimum age of ${t.min} and a maximum age of ${t.max}. It permits no exceptions.`,
  ],
  [
    dated,
    (t) =>
      `Time from enrollment to treatment start may not exceed ${t.window} days. The only exception is Stage IV, where up to ${t.windowIv} days are acceptable.`,
  ],
  [
    dated,
    (t) =>
      `Key protocol requirements: age ${t.min}–${t.max}; enrollment-to-treatment interval of no more than ${t.window} days (Stage IV: ${t.windowIv} days); no death recorded prior to treatment start.`,
  ],
  [
    any,
    (t) =>
      `According to the protocol, participants need to be at least ${t.min} years old and cannot be older than ${t.max}.`,
  ],
  [
    dated,
    (t) =>
      `Treatment had to start within ${t.window} calendar days of enrolment, and for patients with stage IV tumours within ${t.windowIv}. Ages from ${t.min} through ${t.max} were eligible.`,
  ],
  [
    hard,
    (t) =>
      `For stage IV patients whose comorbidity index is at most ${t.comorbidity}, the protocol extends the treatment window from ${t.window} to ${t.windowIv} days. Everyone else has ${t.window} days.`,
  ],
  [
    hard,
    (t) =>
      `A death dated before treatment start is impossible under the protocol. It also caps the delay at ${t.window} days, or ${t.windowIv} for Stage IV patients with a comorbidity score of ${t.comorbidity} or less.`,
  ],
  [
    dated,
    (t) =>
      `We read the protocol as follows. Eligible patients are ${t.min} to ${t.max}. The standard treatment window closes on day ${t.window}; the Stage IV window closes on day ${t.windowIv}.`,
  ],
  [
    any,
    (t) =>
      `**Age criterion:** ${t.min} ≤ age ≤ ${t.max} (inclusive). Records that violate this, or in which age is missing, were flagged as invalid_age as the protocol demands.`,
  ],
  [
    easy,
    (t) =>
      `The protocol excludes patients under ${t.min} and over ${t.max}. We found ${t.ages} records in breach of this rule.`,
  ],
  [
    hard,
    (t) =>
      `The comorbidity override matters most here: once the index goes above ${t.comorbidity}, a Stage IV patient loses the ${t.windowIv}-day allowance and must start treatment within ${t.window} days like everybody else.`,
  ],
]);
