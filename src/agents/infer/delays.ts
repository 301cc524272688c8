import { mostOf } from '../../core/generate/limits/crowded.ts';
import { NEAR_DAYS } from '../../core/generate/limits/delays.ts';
import { tailShape } from '../../core/generate/limits/tail.ts';
import type { Patient } from '../../core/model/patient.ts';
import type { CountRange } from '../../core/model/task.ts';
import { daysBetween } from '../days.ts';
import { delayHypotheses, type Hypothesis } from './hypotheses.ts';
import { suspectsOf, type Question } from './suspects.ts';

/** Where the windows and the comorbidity threshold may lie, and which delays then exceed them. */
export function inferDelays(
  range: CountRange,
  comorbidityOverride: boolean,
  rows: readonly Patient[],
): Question {
  const delays = rows.map((row) => daysBetween(row.enrollment_date, row.treatment_start));
  const isStageIv = (index: number) => rows[index]?.stage === 'IV';
  const standard = delays.filter((_, index) => !isStageIv(index));
  const stageIv = delays.filter((_, index) => isStageIv(index));
  const [longest, longestStageIv] = [Math.max(...standard), Math.max(...stageIv)];
  const recordsAt = (of: readonly number[], wanted: number) => of.filter((delay) => delay === wanted).length;
  const hypotheses = delayHypotheses(range, {
    second: [recordsAt(standard, longest - 1), recordsAt(stageIv, longestStageIv - 1)],
    sentinels: 0,
  });
  const usual = longest - tailShape(mostOf(range), mostOf(range), NEAR_DAYS).counts.length;
  const thresholds = comorbidityOverride ? inferThresholds(rows, delays, usual, longest) : null;
  const violatesUnder = (row: Patient, hypothesis: Hypothesis) => {
    const [beyond, beyondStageIv] = hypothesis.beyond;
    const delay = daysBetween(row.enrollment_date, row.treatment_start);
    // The generator lets a long standard window go with the low threshold.
    const threshold =
      thresholds === null ? Infinity : beyond < beyondStageIv ? thresholds.low : thresholds.high;
    const isExcepted = row.stage === 'IV' && row.comorbidity_index <= threshold;
    return delay > (isExcepted ? longestStageIv - beyondStageIv : longest - beyond);
  };
  return {
    hypotheses,
    suspects: suspectsOf('protocol_window_violation', rows, hypotheses, violatesUnder),
  };
}

/**
 * The two comorbidity thresholds for which the records were made. Past the standard tail, Stage IV patients have at most
 * the high one; before it, those who start later than usual have at most the low one, or more than the high one.
 */
function inferThresholds(
  rows: readonly Patient[],
  delays: readonly number[],
  usual: number,
  longest: number,
): { low: number; high: number } {
  const late = rows.flatMap(({ stage, comorbidity_index: comorbidity }, index) => {
    const delay = delays[index] ?? 0;
    return stage === 'IV' && delay > usual ? [{ delay, comorbidity }] : [];
  });
  const high = Math.max(...late.flatMap(({ delay, comorbidity }) => (delay >= longest ? [comorbidity] : [])));
  const low = Math.max(
    ...late.flatMap(({ delay, comorbidity }) =>
      delay < longest && comorbidity <= high ? [comorbidity] : [],
    ),
  );
  return { low, high };
}
