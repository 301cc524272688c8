import { parseIsoDate } from '../../src/core/random/calendar.ts';
import type { Patient } from '../../src/core/model/patient.ts';
import type { Rules } from '../../src/core/model/protocol.ts';
import type { ErrorType } from '../../src/core/model/vocabulary.ts';

/** Why a record breaks a rule or keeps it, step by step as a data manager would write it down. */
export function derivation(row: Patient, rules: Rules, errorType: ErrorType): string {
  if (errorType === 'invalid_age') return ageSteps(row, rules);
  if (errorType === 'temporal_inconsistency') return timelineSteps(row);
  if (errorType === 'protocol_window_violation') return windowSteps(row, rules);
  return `arm is \`${row.group}\`; the bias clause looks at the control arm only`;
}

function ageSteps({ age }: Patient, { age_min: min, age_max: max }: Rules): string {
  if (age === null) return 'age is missing, and a missing age is a violation';
  const eligible = age >= min && age <= max;
  return `age ${age}; eligible ${min} to ${max}, both included; ${eligible ? 'valid' : 'violation'}`;
}

function timelineSteps({ treatment_start: start, death_date: death }: Patient): string {
  if (death === null) return 'no death date; valid';
  const days = daysBetween(start, death);
  if (days === 0) return `treatment start and death both on ${start}; death on that day is valid`;
  const when = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'} it`;
  return `treatment start ${start}, death ${death}, ${when}; ${days < 0 ? 'violation' : 'valid'}`;
}

function windowSteps(row: Patient, rules: Rules): string {
  const { stage, comorbidity_index: comorbidity, enrollment_date: enrolled, treatment_start: start } = row;
  const {
    treatment_window_days: standard,
    stage_iv_window_days: longer,
    comorbidity_threshold: threshold,
  } = rules;
  if (standard === null || longer === null) return 'no window in force';
  const delay = daysBetween(enrolled, start);
  const revoked = threshold !== null && comorbidity > threshold;
  const window = stage === 'IV' && !revoked ? longer : standard;
  const why =
    stage === 'IV'
      ? threshold === null
        ? `Stage IV, so ${longer} days are allowed and not ${standard}`
        : revoked
          ? `Stage IV, which would allow ${longer} days; comorbidity ${comorbidity} exceeds ${threshold}, so ${standard} days are allowed`
          : `Stage IV with comorbidity ${comorbidity}, not above ${threshold}, so ${longer} days are allowed and not ${standard}`
      : `Stage ${stage}, so ${standard} days are allowed`;
  return `${enrolled} to ${start} is ${delay} days; ${why}; ${delay > window ? 'violation' : 'valid'}`;
}

/** Days between two ISO dates; not a number where one is none. */
export function daysBetween(from: string, to: string): number {
  return (parseIsoDate(to) ?? Number.NaN) - (parseIsoDate(from) ?? Number.NaN);
}
