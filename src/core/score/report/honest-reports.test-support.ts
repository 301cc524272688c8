import type { ReportFacts } from './facts/report-facts.ts';
import { BIASED, CLEAN, CONFOUNDED, EASY, MEDIUM } from './made-facts.test-support.ts';

/** A report and the episode that it tells the truth about. */
export interface Sample {
  readonly name: string;
  readonly facts: ReportFacts;
  readonly report: string;
}

/** Reports in the manners in which people and language models write them. Each earns five points. */
export const HONEST_REPORTS: readonly Sample[] = [
  {
    name: 'easy, markdown',
    facts: EASY,
    report: `# Audit Report: Dynamic Eligibility Screening

## Protocol
The protocol requires every patient to be between 34 and 78 years old (inclusive) at enrollment. A missing age counts as a violation.

## Root Cause
The 8 invalid_age flags are most likely caused by transcription errors at data entry and by missing range checks in the EDC.

## Risk
Enrolling patients outside the 34-78 range exposes them to unknown toxicity and undermines the integrity of the efficacy analysis.

## Corrective Action
Query the sites for all 8 flagged records, starting with P0012, and add an automated age edit check.

## Fairness
Control-arm equity was out of scope for this task, which only covered the age limits of 34 to 78 years.`,
  },
  {
    name: 'easy, bold headings with text on the same line',
    facts: EASY,
    report: `**Protocol:** Eligible patients are aged 34–78 years, both limits included; records without an age violate the criterion.
**Root cause:** The deviations likely stem from date-of-birth typing errors and unset defaults; eight invalid ages were found in total.
**Risk:** Patients such as P0047 and P0101, who should never have been enrolled, are exposed to a treatment whose safety was not established for their age.
**Corrective action:** We recommend that the sites verify the date of birth of P0012, P0047, P0101, P0133, P0178, P0210, P0255 and P0289 against source documents.
**Fairness:** This task does not include a selection bias rule, so control-arm equity is outside the scope of this audit of 8 invalid ages.`,
  },
  {
    name: 'easy, plain headings and numbered list',
    facts: EASY,
    report: `1. Protocol
The inclusion criteria limit enrollment to patients of at least 34 and at most 78 years of age.

2. Root cause
Age values such as 999 or -1 indicate placeholder entries, while the others point to screening errors at the sites. In all, I flagged 8 patients for invalid_age.

3. Risk
Ineligible patients (8 invalid_age flags) compromise patient safety and could bias the primary endpoint.

4. Corrective action
- Query each site to confirm the age of the 8 patients with an invalid age.
- Retrain staff on the eligibility criteria (34 to 78 years).
- Add a hard edit check to the EDC.

5. Fairness
Equity of the control arm was not in scope here. The audit was limited to age eligibility and raised 8 invalid_age flags.`,
  },
  {
    name: 'easy, one paragraph per heading, colon style',
    facts: EASY,
    report: `Protocol: According to the excerpt, a patient must be no younger than 34 and no older than 78 years.
Root cause: Eight records have invalid ages because eligibility was not verified before randomization.
Risk: Under-age and over-age patients endanger the validity of the trial (8 invalid_age flags); a 12-year-old such as P0133 should not receive the study drug.
Corrective action: All flagged records (8 invalid_age) must be queried, and the EDC range check should be set to 34-78.
Fairness: Fairness of the control arm is out of scope for the eligibility task; only invalid_age (8 flags) was under audit.`,
  },
  {
    name: 'easy, on a single line',
    facts: EASY,
    report: `Protocol: The trial population is restricted to ages 34 through 78. Root cause: The 8 age violations arose from manual data entry without validation. Risk: These records threaten patient safety and the credibility of the results (8 invalid_age flags). Corrective action: The sites should correct or confirm the age of P0210 and the other seven flagged patients. Fairness: Control-arm equity was out of scope; the audit looked at ages 34 to 78 only.`,
  },
  {
    name: 'easy, tables and bullets',
    facts: EASY,
    report: `## Protocol Summary
| Rule | Value |
|---|---|
| Minimum age | 34 |
| Maximum age | 78 |

The protocol defines the eligible range as 34 to 78 years, inclusive on both ends.

## Root Cause Analysis
| Error type | Count |
|---|---|
| invalid_age | 8 |

- Most of the errors are attributable to transcription mistakes during data entry.
- Missing values are probably due to incomplete screening forms.

## Risk Assessment
- Ineligible patients increase the risk of adverse events and reduce the interpretability of survival results.
- Affected patients: P0012, P0047, P0101, P0133, P0178, P0210, P0255, P0289.

## Corrective Actions
1. Issue data queries to the sites for the 8 invalid_age records.
2. Implement a range check in the EDC that rejects ages below 34 or above 78.

## Fairness Assessment
- Selection bias was not part of this task; equity of the control arm is therefore out of scope.
- The eligibility limits (34-78 years) were applied to all 300 patients alike.`,
  },
  {
    name: 'medium, markdown',
    facts: MEDIUM,
    report: `## Protocol
- Age must be 29 to 81 years inclusive.
- Treatment must start within 24 days of enrollment; Stage IV patients may start within 38 days.
- Death before treatment start is impossible and is a temporal inconsistency.

## Root cause
The 8 invalid_age, 7 temporal_inconsistency and 9 protocol_window_violation flags most likely stem from manual transcription, day/month swaps in date fields and scheduling delays at sites.

## Risk
Late treatment starts bias the survival endpoint, and impossible death dates undermine data integrity for 7 patients with temporal_inconsistency.

## Corrective action
Query the sites for all flagged records, correct confirmed date errors, and retrain coordinators on the 24-day window.

## Fairness
Control-arm equity was out of scope for this audit; only age (29-81), timeline and window rules were in force.`,
  },
  {
    name: 'medium, prose with counts in words',
    facts: MEDIUM,
    report: `**Protocol**
The protocol allows at most 24 days between enrollment and first dose, extended to 38 days for Stage IV disease. Eligible ages run from 29 to 81.

**Root Cause**
Seven temporal inconsistencies appear to result from swapped or mistyped dates. Nine window violations are probably due to slow scheduling, and eight invalid ages to data entry errors.

**Risk**
If left uncorrected, these deviations compromise the time-to-event analysis. Patients treated later than the 24-day limit may have progressed, which distorts efficacy estimates.

**Corrective Action**
Sites should be queried about P0017, P0079 and P0145, where the death date precedes treatment start. Treatment-start dates for the nine late starters need to be verified against source documents.

**Fairness**
No equity criterion applies in this task, so fairness of the control arm is out of scope. The findings are 8 invalid ages, 7 temporal inconsistencies and 9 window violations.`,
  },
  {
    name: 'medium, what the rules do not allow',
    facts: MEDIUM,
    report: `### Protocol
Patients younger than 29 or older than 81 are not eligible. No patient may start treatment more than 24 days after enrollment, except Stage IV patients, who may start up to 38 days after enrollment. Deaths on the day of treatment start or within 3 days of it are valid.

### Root cause
The likely root cause is manual data entry without edit checks. For example, P0022 started 27 days after enrollment although it is not Stage IV, which points to a scheduling failure.

### Risk
The 7 deaths before treatment start make survival data unreliable and put the primary endpoint at risk.

### Corrective action
Please query the sites on the 9 protocol_window_violation cases within 14 days, and escalate unanswered queries to the medical monitor. Do not change source data without confirmation.

### Fairness
Selection bias is not in force in this task and control-arm equity was out of scope; no bias flag was raised. The audit rested on the 24-day and 38-day windows.`,
  },
  {
    name: 'medium, lead-ins and nested bullets',
    facts: MEDIUM,
    report: `## Protocol
The protocol sets the following requirements:
- Age between 29 and 81 years, inclusive; a missing age is a violation
- First dose no later than 24 days after enrollment
- Stage IV exception: up to 38 days

## Root cause
Likely causes by error type:
- invalid_age (8): typing errors or missing dates of birth at screening are the probable cause.
- temporal_inconsistency (7): dates were likely swapped or mistyped, which caused deaths to precede treatment.
- protocol_window_violation (9): delays arose from slow scheduling at sites.

## Risk
The main risks are:
- Patient safety: ineligible patients such as P0003 are exposed to study treatment.
- Data integrity: impossible dates (7 records) distort survival estimates.

## Corrective action
Actions:
1. Query P0003, P0017 and P0022 first and all other flagged patients after that.
2. Retrain site staff on the window rules.

## Fairness
Out of scope: this audit did not cover control-arm equity. It covered ages 29 to 81 and the 24-day window.`,
  },
  {
    name: 'medium, terse',
    facts: MEDIUM,
    report: `PROTOCOL: Ages 29-81 are eligible; treatment must begin within 24 days (38 days in Stage IV).
ROOT CAUSE: All 9 window violations were caused by late scheduling at the sites.
RISK: The 7 temporal inconsistencies threaten the integrity of survival data.
CORRECTIVE ACTION: Query the sites about the 8 invalid ages and re-verify dates.
FAIRNESS: Control-arm equity is out of scope for this 24-day window audit.`,
  },
  {
    name: 'medium, long and cautious',
    facts: MEDIUM,
    report: `# Protocol Timeline Audit

This report summarizes the audit of 480 records.

## 1. Protocol Requirements

Under the protocol, eligibility is limited to patients aged 29 to 81 years at enrollment. The standard window from enrollment to first dose is 24 days, with the last day included. For Stage IV patients the window is extended to 38 days. A death dated before treatment start is a temporal inconsistency, while a death on the same day is valid.

## 2. Root Cause Analysis

We could not determine a single root cause with certainty. However, the pattern of the 8 age violations suggests transcription errors, and the 7 temporal inconsistencies suggest that dates were entered in the wrong field. The 9 window violations most likely reflect scheduling delays, because delays cluster just above 24 days.

## 3. Risk Assessment

Failure to correct these records could compromise patient safety, since ineligible patients may be exposed to harm. It would also bias time-to-event endpoints in 24 of 480 records, among them P0017. None of the near-immediate deaths were flagged, because they are consistent with the protocol.

## 4. Corrective and Preventive Actions

We recommend querying the sites for every flagged patient. Patient P0068 should be reviewed first, as the delay of 31 days exceeds the window by 7 days. Site staff should be retrained, and the EDC should enforce the 24-day limit.

## 5. Fairness

Control-arm equity was outside the scope of this task, and no conclusion about selection bias is drawn. The audit was confined to the 8 age violations, 7 temporal inconsistencies and 9 window violations described above.

## Summary

In total 24 records were flagged out of 480.`,
  },
  {
    name: 'medium, hard-wrapped text',
    facts: MEDIUM,
    report: `Protocol
The protocol permits enrollment of patients from 29 to 81 years of age and
requires the first dose within 24 days of enrollment. Stage IV patients have
a longer window of 38 days.

Root cause
Data entry errors are the most plausible explanation: the 7 death dates before
treatment start were probably caused by confusing day and month.

Risk
Deaths that precede treatment make the safety analysis unreliable, so patient
safety and data integrity are at risk (7 temporal_inconsistency flags).

Corrective action
Each of the 9 protocol_window_violation records should be sent back to the
site with a query, and the site should be retrained.

Fairness
Fairness between control-arm groups was not part of this audit and is out of
scope; it covered 8 invalid ages.`,
  },
  {
    name: 'hard, biased, markdown',
    facts: BIASED,
    report: `## Protocol
Patients must be 41-84 years old. Treatment must start within 19 days of enrollment, or 33 days for Stage IV patients unless their comorbidity index exceeds 4, in which case the 19-day window applies.

## Root cause
The 11 invalid_age and 10 temporal_inconsistency flags are likely due to data entry errors, and the 22 window violations arose from scheduling delays and a misapplied Stage IV exception.

## Risk
The violations threaten patient safety and data integrity, and the control-arm imbalance biases the estimated treatment effect (adjusted gap 13.1 percentage points).

## Corrective action
Query all sites for the 22 protocol_window_violation records, retrain staff on the comorbidity rule (index above 4) and rebalance recruitment.

## Fairness
In the control arm the dominant ethnicity makes up 62.4% (threshold 55%) and males 71.2% (threshold 60%). The crude mortality gap is only 5.2 percentage points, but the stage-adjusted gap is 13.1 percentage points, above the 8-point threshold. Selection bias is therefore present and was flagged.`,
  },
  {
    name: 'hard, biased, prose',
    facts: BIASED,
    report: `**Protocol** — The protocol restricts age to 41 to 84 years and sets a treatment window of 19 days; Stage IV patients are granted 33 days as long as their comorbidity index is 4 or lower.

**Root cause** — Most likely, insufficient edit checks led to the 11 invalid ages, and P0405 and similar patients were treated late because the Stage IV exception was applied despite high comorbidity.

**Risk** — Selection bias in the control arm undermines the validity of the survival comparison, and late treatment endangers patients.

The 10 deaths before treatment start are a risk to data integrity.

**Corrective action** — We propose to query every flagged record, to correct dates only from source documents, and to escalate the 22 window violations to the medical monitor.

**Fairness** — Although the crude gap (5.2%) lies below the threshold of 8%, adjusting for stage reveals a gap of 13.1%, so all three criteria are met and there is evidence of selection bias in the control arm.`,
  },
  {
    name: 'hard, biased, fractions',
    facts: BIASED,
    report: `Protocol: Age range 41 to 84 inclusive is required; the standard enrollment-to-treatment window is 19 days and the Stage IV window is 33 days.
Root cause: The 22 protocol_window_violation flags resulted from scheduling backlogs and from overlooking the comorbidity override.
Risk: Biased control-arm enrolment distorts the mortality comparison; dominant share is 0.624 and male share is 0.711.
Corrective action: Sites must be queried regarding P0013 and P0203, and enrolment at the sites should be monitored for balance.
Fairness: dominant_share = 0.624, male_share = 0.711, crude_gap = 0.052, adjusted_gap = 0.131. Because the stage-adjusted gap of 0.131 exceeds the threshold of 0.08, selection bias is present in the control arm.`,
  },
  {
    name: 'hard, biased, bullets',
    facts: BIASED,
    report: `## Protocol
- Eligibility: patients aged 41 to 84 years (inclusive) are eligible.
- Window: first dose must be given no later than 19 days after enrollment.
- Stage IV exception: 33 days, revoked if the comorbidity index is greater than 4.
- High-risk outreach sites: Aldermoor Cancer Center, Ironwood General Hospital and Northquay Cancer Centre enroll advanced disease by design.

## Root cause
- Age errors (11 flags) are attributable to manual transcription.
- Date errors: 10 temporal inconsistencies were caused by mistyped death dates.

## Risk
- Ineligible patients are exposed to avoidable toxicity.
- 22 window violations may bias the time-to-treatment analysis.

## Corrective action
- Send queries to the sites for all 11 invalid_age records.
- Re-verify the dates of the 10 patients with temporal inconsistencies.

## Fairness
- Dominant ethnicity share: 62.4% (> 55%)
- Male share: 71.2% (> 60%)
- Crude mortality gap: 5.2 pp
- Stage-adjusted mortality gap: 13.1 pp (> 8 pp)
- Verdict: selection bias is present in the control arm.`,
  },
  {
    name: 'hard, biased, threshold instead of value',
    facts: BIASED,
    report: `## Protocol
The protocol requires ages from 41 to 84 and treatment within 19 days (33 days in Stage IV with a comorbidity index of at most 4).
## Root cause
Human error in data capture explains the 11 invalid ages and 10 temporal inconsistencies.
## Risk
Undetected bias and late dosing jeopardize patient safety and regulatory acceptance; 22 records violate the window (22 window violations).
## Corrective action
Re-train the sites and issue queries for P0405, P0406 and P0407.
## Fairness
All three conditions are fulfilled. The stage-adjusted mortality gap exceeds the 8 percentage point threshold even though the crude gap does not. This confirms selection bias.`,
  },
  {
    name: 'hard, confounded, markdown',
    facts: CONFOUNDED,
    report: `## Protocol
The protocol requires patients to be 26 to 73 years old. Treatment must begin within 30 days of enrollment; Stage IV patients have up to 47 days, unless the comorbidity index is above 3.

## Root cause
The 11 invalid_age flags stem from data entry errors. The 22 protocol_window_violation flags arise from scheduling delays, including Stage IV patients whose comorbidity index exceeded 3 and who therefore fell back to the 30-day window.

## Risk
The 10 temporal inconsistencies compromise survival analyses and data integrity.

## Corrective action
Query the sites for the 11 invalid ages, verify dates against source, and retrain sites on the comorbidity override.

## Fairness
The crude mortality gap of 16.4 percentage points appears to suggest bias, but it is explained by stage: the stage-adjusted gap is 2.1 percentage points, below the 9-point threshold. There is no evidence of selection bias, and I did not flag selection_bias.`,
  },
  {
    name: 'hard, confounded, Simpson',
    facts: CONFOUNDED,
    report: `**Protocol**: Eligible age is 26–73 years inclusive. The delay from enrollment to first dose must not exceed 30 days; in Stage IV a delay of up to 47 days is allowed if the comorbidity index does not exceed 3.

**Root cause**: The 10 deaths recorded before treatment start are most likely transcription errors, caused by manual date entry.

**Risk**: Treating ineligible patients, for example P0013, puts their safety at risk and weakens the efficacy conclusions.

**Corrective action**: Data queries should be raised for all 22 window violations, and the monitor should review P0013.

**Fairness**: The dominant group accounts for 66.1% and men for 69.7% of the control arm, both above their limits of 58% and 64%. The gap falls from 16.4% to 2.1% after stratification by stage (Simpson's paradox), so the criteria for selection bias are not all met. Selection bias is not present.`,
  },
  {
    name: 'hard, confounded, one sentence a section',
    facts: CONFOUNDED,
    report: `Protocol: Under the protocol a patient must be aged 26 to 73 and must start treatment within 30 days, or within 47 days for Stage IV disease.
Root cause: The 22 window violations are mainly due to delayed scheduling.
Risk: The 11 invalid ages put patient safety at risk.
Corrective action: Query the sites for the 10 temporal inconsistencies and correct the dates.
Fairness: No selection bias is present because the stage-adjusted mortality gap of 2.1 percentage points does not exceed the 9% threshold.`,
  },
  {
    name: 'hard, confounded, outreach sites',
    facts: CONFOUNDED,
    report: `## Protocol
The age window is 26 to 73 years. Standard treatment window: 30 days. Stage IV window: 47 days, revoked when comorbidity exceeds 3. The high-risk outreach sites are Brightwater Oncology Institute, Juniper Lake Health Centre and Hospital Pedra Serena.

## Root cause
Violations were caused by data entry mistakes and late scheduling. P0405, for instance, has Stage IV disease and a comorbidity index of 5, so the exception does not apply.

## Risk
Late dosing endangers patients and biases survival. In total 22 window violations affect the analysis.

## Corrective action
Investigate the 22 window violations with the sites, and monitor the comorbidity override centrally. Patients P0203 to P0212 need queries on their death dates.

## Fairness
A surplus of Stage IV patients at the outreach sites explains the crude gap. Mortality in Stage IV is high for all groups. After adjustment for stage, the gap shrinks to 2.1 points, well below the protocol's 9-point threshold. The high dominant share (66.1%) and male share (69.7%) alone do not establish bias. Conclusion: selection bias is absent.`,
  },
  {
    name: 'hard, confounded, unflagged traps are named',
    facts: CONFOUNDED,
    report: `## Protocol
The protocol permits ages 26 to 73 and a 30-day window, 47 days for Stage IV patients with comorbidity up to 3.

## Root cause
The errors originate from manual entry. P0013, P0014 and P0015 were flagged for invalid_age, while P0500 was cleared because the age equals the upper limit.

## Risk
P0405 was treated late, which may harm the patient and weaken the efficacy results. P0501 died two days after treatment start and is valid, so it was not flagged.

## Corrective action
Query P0013 and P0405 at the sites; no query is needed for P0501.

## Fairness
The adjusted gap (2.1 pp) is below the 9 pp threshold while the crude gap (16.4 pp) is above it. The verdict is that there is no selection bias in the control arm.`,
  },
  {
    name: 'hard, confounded, decimal forms',
    facts: CONFOUNDED,
    report: `## Protocol
- age_min 26, age_max 73: patients must be within these limits
- treatment must start within 30 days
## Root Cause
- Most violations were caused by poor scheduling (protocol_window_violation: 22).
## Risk
- invalid_age: 11 patients were exposed to unapproved treatment, which threatens their safety.
## Corrective Action
- Escalate the 22 flags for protocol_window_violation to the sponsor and query the sites.
## Fairness
- Crude gap 0.164 vs stage-adjusted gap 0.021 (threshold 0.09). The adjusted gap is under the threshold, hence selection bias is not supported.`,
  },
  {
    name: 'clean trial',
    facts: CLEAN,
    report: `## Protocol
The protocol requires ages 25 to 76 and treatment within 21 days of enrollment, or 35 days in Stage IV.

## Root cause
No deviation was found, so nothing has to be explained; the absence of errors is due to edit checks that enforce the 25 to 76 age range and the 21-day window.

## Risk
The remaining risk to data integrity is low, as all delays respect the 21-day window.

## Corrective action
We recommend to maintain the present edit checks for ages 25 to 76 and to repeat the audit at the next data cut.

## Fairness
Control-arm equity was out of scope; the audit covered the 21-day window.`,
  },
  {
    name: 'medium, JSON-escaped style with dashes',
    facts: MEDIUM,
    report: `Protocol - Patients aged 29 to 81 are eligible and must be treated within 24 days, or within 38 days if they have Stage IV disease.

Root cause - The violations (8 invalid_age, 7 temporal_inconsistency, 9 protocol_window_violation) are most plausibly caused by data entry errors.

Risk - Data integrity is compromised: survival times are negative for 7 temporal_inconsistency patients.

Corrective action - Queries have been raised for P0003, P0017 and P0022; sites should also re-check source documents.

Fairness - Control-arm fairness was out of scope because this task has no equity rule; the rules in force were the age limits (29 and 81) and the windows of 24 and 38 days.`,
  },
  {
    name: 'hard, biased, long',
    facts: BIASED,
    report: `# Equity + Protocol Audit: Final Report

## Protocol
This trial enrolls patients aged 41 to 84 years inclusive; a missing age is a violation. The first dose must be given within the standard window of 19 days after enrollment. Stage IV patients benefit from a 33-day window, but only when their comorbidity index is 4 or less; Stage IV patients with an index of 5 or higher revert to 19 days. Selection bias is present when the dominant share exceeds 55%, the male share exceeds 60% and the stage-adjusted gap exceeds 8 percentage points.

## Root cause
1. Invalid ages (n = 11): these result from typing errors and from sentinel values such as 999.
2. Temporal inconsistencies (10 cases): the death date was most likely entered with the wrong year.
3. Protocol window violations (22 cases): scheduling delays, and sites that applied the Stage IV exception although comorbidity exceeded 4.

## Risk
Over-aged patients face a higher risk of toxicity, so patient safety is at stake. The 10 temporal inconsistencies corrupt the overall survival endpoint. If these are not corrected, regulators may question the submission.

## Corrective action
- Immediate: query the sites for the 11 invalid ages, and quarantine the 10 temporal_inconsistency records.
- Short term: retrain all sites within 30 days on the 19-day window and the comorbidity override.
- Long term: implement EDC edit checks so that late starts are not missed.

## Fairness
The control arm is 62% dominant-ethnicity and 71% male. Unadjusted, mortality differs by 5.2 points, which might look harmless. Stratified by stage, however, the gap widens to 13.1 points, and this is above the threshold of 8 points. We therefore conclude that selection bias is present. It was flagged accordingly.

## Conclusion
43 patients and one dataset-level bias were flagged.`,
  },
  {
    name: 'medium, numbered, with totals',
    facts: MEDIUM,
    report: `## Protocol
The trial protocol specifies an eligible age range of 29–81 years (inclusive), a standard treatment initiation window of 24 days from enrollment, and an extended window of 38 days for Stage IV patients. Death dates must not precede treatment start.

## Root cause
A total of 24 violations were identified: 8 invalid_age, 7 temporal_inconsistency, and 9 protocol_window_violation. The age errors are consistent with data entry mistakes (e.g., missing values and sentinel codes). The temporal inconsistencies likely originate from transposed dates. The window violations appear to be operational: treatment initiation was delayed beyond the permitted window, which can be attributed to site scheduling issues.

## Risk
Including ineligible patients threatens the internal validity of the trial and may expose patients to undue harm. Temporal inconsistencies compromise survival analyses, while late treatment starts may confound efficacy estimates. P0017, for example, has a recorded death before treatment start.

## Corrective action
1. Issue queries to all sites for the 24 flagged records.
2. Correct or exclude the 8 records with invalid ages after source verification.
3. Implement automated edit checks for age (29–81) and date order.
4. Retrain site staff on the 24/38-day treatment windows.

## Fairness
Control-arm equity was out of scope for this task (task_medium). No selection bias assessment was performed; the audit was restricted to the 3 error types in force: 8 invalid_age, 7 temporal_inconsistency, 9 protocol_window_violation.`,
  },
  {
    name: 'hard, confounded, narrative',
    facts: CONFOUNDED,
    report: `## Protocol
The excerpt sets an inclusive age range of 26–73 years, a 30-day standard window from enrollment to first dose, and a 47-day window for Stage IV patients, which is withdrawn when comorbidity_index exceeds 3. A death before treatment_start is inconsistent; a death on the same day is not.

## Root cause
I flagged 43 records: 11 for invalid_age, 10 for temporal_inconsistency and 22 for protocol_window_violation. The most likely explanation for the invalid ages is faulty data entry, since several are missing or far outside the range. Of the 22 window violations, a substantial share are Stage IV patients with comorbidity above 3, which suggests that sites granted the extended window without checking the override.

## Risk
Patients enrolled outside the age range may be exposed to toxicity the protocol was designed to avoid. Records with death before treatment make overall survival uninterpretable for those patients. Delayed treatment in 22 patients threatens comparability between arms.

## Corrective action
Raise a query at the site for each flagged record; do not impute or invent values. Sites should be reminded that Stage IV patients with a comorbidity index above 3 have only 30 days. I also recommend central monitoring of enrollment-to-dose delay.

## Fairness
In the control arm, the dominant ethnicity accounts for 66.1% and male patients for 69.7%, both above their thresholds (58% and 64%). The crude mortality gap is 16.4 percentage points, which on its own would look alarming. However, after stratifying by stage the adjusted gap is 2.1 percentage points, which is below the protocol threshold of 9 percentage points. The three conditions are therefore not jointly met and I did not flag selection bias.`,
  },
  {
    name: 'easy, short paragraphs',
    facts: EASY,
    report: `**Protocol**
According to the trial protocol, patients must be between 34 and 78 years of age at enrollment.

**Root Cause**
The root cause of the 8 invalid ages is likely data entry errors or inadequate screening of patients at the enrollment stage.

**Risk**
The inclusion of patients with invalid ages (e.g., P0012, P0047) can compromise patient safety and data integrity.

**Corrective Action**
The flagged patients' ages should be verified with source documents, and the 8 invalid age entries should be corrected or the patients excluded.

**Fairness**
Fairness assessment was out of scope for this audit. The audit only looked at age eligibility (34-78).`,
  },
  {
    name: 'hard, biased, equations',
    facts: BIASED,
    report: `Protocol: Ages 41-84 inclusive; the protocol requires first dose within 19 days (Stage IV: 33 days unless comorbidity index > 4).
Root cause: 22 late starts are due to scheduling problems and wrongly applied Stage IV exceptions.
Risk: Late dosing and selection bias jeopardize the survival endpoint and patient safety (22 window violations).
Corrective action: Query sites on P0405-P0426 and re-verify the 11 invalid ages.
Fairness: Stage-adjusted gap = 13.1 pp > 8 pp, dominant share = 62.4% > 55%, male share = 71.2% > 60%; selection bias is present.`,
  },
  {
    name: 'hard, biased, labeled bullets',
    facts: BIASED,
    report: `### Protocol
- **Age**: 41 to 84 years, both ends inclusive. Missing ages are violations.
- **Treatment window**: The first dose must be administered within 19 days of enrollment.
- **Stage IV exception**: Patients with Stage IV disease are allowed 33 days provided that their comorbidity index is not above 4.
- **Bias thresholds**: dominant share > 55%, male share > 60%, stage-adjusted gap > 8 percentage points.

### Root cause
- *Age*: 11 records are affected, probably because of missing source data or typing errors.
- *Dates*: the 10 temporal inconsistencies are presumably caused by wrong year entries.
- *Windows*: 22 patients were treated after the allowed window because of scheduling constraints.

### Risk
- The safety of ineligible patients is at risk, because the drug was never studied in patients younger than 41 or older than 84.
- The control arm is not representative, which biases the treatment comparison; the 22 late starts weaken it further.

### Corrective action
- Queries: send one query per flagged patient to the site (43 in total).
- Training: sites must be retrained on the 19-day window.
- Recruitment: diversify enrollment in the control arm.

### Fairness
- The dominant ethnic group represents 62.4% of control patients (threshold: 55%).
- Men represent 71.2% of control patients (threshold: 60%).
- The stage-adjusted mortality gap is 13.1 percentage points (threshold: 8).
- The crude gap of 5.2 percentage points masks this difference.
- Since all three thresholds are exceeded, the control arm shows selection bias, and I flagged it.`,
  },
  {
    name: 'hard, confounded, a stage effect',
    facts: CONFOUNDED,
    report: `## Protocol
Enrollment is limited to ages 26-73. Dosing must start by day 30 after enrollment (day 47 for Stage IV unless comorbidity > 3).
## Root cause
The discrepancies can be traced to transcription errors (10 temporal_inconsistency) and late scheduling (22 protocol_window_violation).
## Risk
There is a risk to data integrity because 10 patients appear to have died before treatment.
## Corrective action
Open queries with the sites for all 11 age findings and lock the records until resolved.
## Fairness
Control-arm ethnicity and gender are imbalanced, but the mortality difference is a stage effect: the adjusted gap amounts to only 2.1 percentage points against a threshold of 9. This is confounding, not selection bias; hence no selection_bias flag was submitted.`,
  },
  {
    name: 'hard, confounded, weighted gap',
    facts: CONFOUNDED,
    report: `**Protocol:** Under the protocol, eligible patients are 26 or older and 73 or younger; treatment starts no later than 30 days after enrollment.
**Root cause:** Eleven invalid ages and ten temporal inconsistencies reflect data capture errors at the sites; the window violations reflect operational delays.
**Risk:** Undetected errors of this kind would bias survival estimates; the 22 window violations dilute the treatment effect.
**Corrective action:** The sponsor should query the sites about P0203, whose death precedes treatment start, and tighten EDC edit checks.
**Fairness:** We stratified control-arm mortality by stage. The weighted gap across stages (stage-adjusted) was 2.1%, i.e. under the 9% limit, so there is no selection bias in this trial despite a crude gap of 16.4%.`,
  },
  {
    name: 'hard, biased, capitals',
    facts: BIASED,
    report: `PROTOCOL
The protocol mandates an age of 41-84, a 19-day window to first dose and a 33-day Stage IV window that lapses above a comorbidity index of 4.

ROOT CAUSE
Probable causes are manual entry errors for the 11 invalid ages, and misapplied exceptions for window violations such as P0410.

RISK
These issues put patient safety, data integrity and the regulatory submission in jeopardy, and 10 temporal inconsistencies invalidate survival times.

CORRECTIVE ACTION
Every flagged patient (P0013 to P0023, P0203 to P0212, P0405 to P0426) is to be queried; staff are to be retrained.

FAIRNESS
After adjustment for stage the mortality gap between other ethnicities and the dominant one is 13 percentage points; this is more than the permitted 8 points. With a dominant share of 62% and 71% men, the control arm meets all criteria for selection bias.`,
  },
  {
    name: 'medium, comparison signs',
    facts: MEDIUM,
    report: `Protocol
Eligibility: 29 <= age <= 81. Patients must receive their first dose within 24 days after enrollment, or 38 days if Stage IV.

Root Cause
P0022, P0068 and P0139 exceeded the 24-day window, most likely as a result of scheduling conflicts. Invalid ages (8) arose at data entry.

Risk
Violations of the window could bias time-to-event results; ineligible ages put patients in danger. We count 9 window violations.

Corrective Action
Contact the sites, obtain source documents and amend records with confirmed errors, beginning with the 7 temporal inconsistencies.

Fairness
This audit did not examine equity in the control arm; it was out of scope. The 24-day window was applied uniformly.`,
  },
  {
    name: 'clean trial, zero counts',
    facts: CLEAN,
    report: `## Protocol
Patients must be 25 to 76 years old and start treatment within 21 days (35 days for Stage IV).
## Root cause
I found 0 invalid_age, 0 temporal_inconsistency and 0 protocol_window_violation records. The clean data are likely due to effective edit checks.
## Risk
Residual risk remains: patients outside 25 to 76 could be enrolled later, which would threaten safety.
## Corrective action
Continue to monitor ages against the 25-76 range and delays against the 21-day window.
## Fairness
Control-arm equity is out of scope in this task; the audit covers the 21-day and 35-day windows.`,
  },
  {
    name: 'easy, the first ages outside',
    facts: EASY,
    report: `## Protocol
The protocol only accepts patients from 34 to 78 years; patients of 33 or younger and of 79 or older are ineligible, and so are those with missing ages.
## Root cause
The flagged ages (P0012: 33, P0047: 79, P0101: missing) probably result from rounding or typing errors at the site.
## Risk
Such patients may suffer unexpected toxicity, and their inclusion weakens the generalizability of the findings (8 flagged ages out of 300; 8 invalid_age flags).
## Corrective action
Confirm the dates of birth of the 8 patients flagged for invalid_age with the sites and update the database.
## Fairness
Fairness analysis of the control arm is outside the scope of this screening task, which raised 8 invalid_age flags.`,
  },
  {
    name: 'medium, one sentence a section',
    facts: MEDIUM,
    report: `Protocol: The protocol states that patients should be aged 29-81, that dosing should begin no more than 24 days after enrollment (38 for Stage IV), and that death cannot come before treatment start.
Root cause: Data-entry mistakes are the likely source of the 8 invalid ages, whereas the 9 window violations come from operational delays.
Risk: Protocol deviations of this type reduce the reliability of the trial's conclusions, e.g. P0079 has a death date before first dose.
Corrective action: Retraining of site personnel on the 24-day window is recommended, together with queries on all flagged patients.
Fairness: Equity was not within the scope of the present audit, which flagged 9 window violations.`,
  },
  {
    name: 'easy, limits one by one',
    facts: EASY,
    report: `## Protocol
The lower age limit is 34 years and the upper age limit is 78 years.

## Root cause
Why: the 8 invalid ages trace back to manual entry at the sites.

## Risk
Dosing people outside 34-78 puts them at risk of toxicity that was never studied, and their data dilute the estimate of efficacy.

## Corrective action
Program a range check that accepts ages 34 to 78, and open queries on P0012 and P0047 with their sites.

## Fairness
No equity analysis was performed because control-arm equity is out of scope in this task; the audit raised 8 invalid_age flags.`,
  },
  {
    name: 'medium, windows confused',
    facts: MEDIUM,
    report: `## Protocol
Per protocol, age at enrollment must lie in [29, 81].

## Root cause
Sites appear to have confused the Stage IV window of 38 days with the standard window of 24 days, which accounts for most late starts.

## Risk
Regulators may question the trial, because 7 temporal inconsistencies cast doubt on the survival data.

## Corrective action
Open data clarification requests for 8 invalid_age, 7 temporal_inconsistency and 9 protocol_window_violation flags.

## Fairness
No fairness assessment was needed: control-arm equity was out of scope, and only ages 29 to 81, windows and dates were audited.`,
  },
  {
    name: 'hard biased, shares of one ethnicity',
    facts: BIASED,
    report: `## Protocol
The protocol withdraws the Stage IV extension when the comorbidity index is above 4.

## Root cause
Most of the 11 invalid ages look like typing errors.

## Risk
Patients who started after the 19-day window may have progressed, which distorts the efficacy estimate.

## Corrective action
Refer the selection bias to the ethics committee, and query the sites about the 22 window violations.

## Fairness
Yes, there is selection bias. The adjusted gap reaches 13.1 percentage points (limit 8), 62% of controls share one ethnicity (limit 55), and 71% are men (limit 60).`,
  },
  {
    name: 'hard confounded, verdict around brackets',
    facts: CONFOUNDED,
    report: `## Protocol
Patients aged 26 to 73 qualify under the protocol.

## Root cause
The 22 window violations are a consequence of late imaging at the sites.

## Risk
These 10 temporal inconsistencies call the whole survival analysis into question.

## Corrective action
Ask the sites to verify the 10 temporal inconsistencies.

## Fairness
Nothing in the stage-adjusted figures (gap 2.1 points, threshold 9) indicates selection bias. Although the dominant share (66%) and the male share (70%) exceed their limits, the third condition fails.`,
  },
  {
    name: 'hard confounded, verdict as a label',
    facts: CONFOUNDED,
    report: `## Protocol
Under the protocol, treatment has to start within 30 days.

## Root cause
The 11 invalid ages are due to typing errors.

## Risk
The 11 invalid ages weaken the safety database.

## Corrective action
Query each site for the 22 window violations.

## Fairness
Adjusting for stage shrinks the gap to 2.1 points, short of the 9 points required. Verdict: no selection bias.`,
  },
  {
    name: 'hard confounded, a denial before a colon',
    facts: CONFOUNDED,
    report: `## Protocol
Under the protocol, treatment has to start within 30 days.

## Root cause
The 11 invalid ages are due to typing errors.

## Risk
The 11 invalid ages weaken the safety database.

## Corrective action
Query each site for the 22 window violations.

## Fairness
Selection bias isn't present: adjusting for stage shrinks the gap to 2.1 points.`,
  },
];
