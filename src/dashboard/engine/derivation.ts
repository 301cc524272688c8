import { STAGE_IV } from '../../core/dataset/codes.ts';
import { MISSING_AGE, NO_DEATH } from '../../core/dataset/dataset.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { RecordErrorType } from '../../core/model/vocabulary.ts';
import { isoDate } from '../../core/random/calendar.ts';
import { violatesAge } from '../../core/rules/age.ts';
import { violatesTimeline } from '../../core/rules/timeline.ts';
import { allowedDelay } from '../../core/rules/treatment-window.ts';

/** One rule applied to one record, step by step; the engine's own rule gives the verdict. */
export interface Derivation {
  readonly errorType: RecordErrorType;
  readonly steps: readonly { readonly what: string; readonly is: string }[];
  readonly violates: boolean;
  readonly conclusion: string;
}

/** How each rule in force judges a row. */
export function deriveRow(episode: Episode, row: number): Derivation[] {
  const { errorTypes } = episode.task;
  return [
    ...(errorTypes.includes('invalid_age') ? [deriveAge(episode, row)] : []),
    ...(errorTypes.includes('temporal_inconsistency') ? [deriveTimeline(episode, row)] : []),
    ...(errorTypes.includes('protocol_window_violation') ? [deriveWindow(episode, row)] : []),
  ];
}

function deriveAge({ dataset, protocol }: Episode, row: number): Derivation {
  const { age_min: min, age_max: max } = protocol.rules;
  const age = dataset.columns.age[row] ?? 0;
  const violates = violatesAge(age, protocol.rules);
  const missing = age === MISSING_AGE;
  const side = missing
    ? 'no age is recorded'
    : age < min
      ? `${age} < ${min}`
      : age > max
        ? `${age} > ${max}`
        : `${min} ≤ ${age} ≤ ${max}`;
  return {
    errorType: 'invalid_age',
    steps: [
      { what: 'age', is: missing ? 'missing' : `${age} years` },
      { what: 'eligible', is: `${min} to ${max} years, both included` },
    ],
    violates,
    conclusion: side,
  };
}

function deriveTimeline({ dataset }: Episode, row: number): Derivation {
  const start = dataset.columns.treatmentStart[row] ?? 0;
  const death = dataset.columns.death[row] ?? NO_DEATH;
  const violates = violatesTimeline(death, start);
  const days = death - start;
  return {
    errorType: 'temporal_inconsistency',
    steps: [
      { what: 'treatment start', is: isoDate(start) },
      { what: 'death', is: death === NO_DEATH ? 'none recorded' : isoDate(death) },
    ],
    violates,
    conclusion:
      death === NO_DEATH
        ? 'no death to compare'
        : days < 0
          ? `death ${-days} d before the first dose`
          : days === 0
            ? 'death on the day of the first dose, which is allowed'
            : `death ${days} d after the first dose`,
  };
}

function deriveWindow({ dataset, protocol }: Episode, row: number): Derivation {
  const { rules } = protocol;
  const { enrollment, treatmentStart, stage, comorbidity } = dataset.columns;
  const delay = (treatmentStart[row] ?? 0) - (enrollment[row] ?? 0);
  const isFour = stage[row] === STAGE_IV;
  const index = comorbidity[row] ?? 0;
  const allowed = allowedDelay(stage[row] ?? 0, index, rules);
  const threshold = rules.comorbidity_threshold;
  const steps = [{ what: 'enrollment → start', is: `${delay} d` }];
  if (isFour && rules.stage_iv_window_days !== null) {
    steps.push({ what: 'Stage IV window', is: `${rules.stage_iv_window_days} d` });
    if (threshold !== null)
      steps.push({
        what: 'comorbidity',
        is:
          index > threshold
            ? `${index} > ${threshold}, so ${rules.treatment_window_days} d`
            : `${index} ≤ ${threshold}, exception holds`,
      });
  } else steps.push({ what: 'standard window', is: `${rules.treatment_window_days} d` });
  const violates = delay > allowed;
  return {
    errorType: 'protocol_window_violation',
    steps,
    violates,
    conclusion: `${delay} d ${violates ? '>' : '≤'} ${allowed} d`,
  };
}
