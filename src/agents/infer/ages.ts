import type { Patient } from '../../core/model/patient.ts';
import type { CountRange } from '../../core/model/task.ts';
import { ageHypotheses } from './hypotheses.ts';
import { suspectsOf, type Question } from './suspects.ts';

const OLDEST_POSSIBLE = 120;

/** Where the age bounds may lie, and which ages then break them. */
export function inferAges(range: CountRange, rows: readonly Patient[]): Question {
  const ages = rows.flatMap(({ age }) => (isUsable(age) ? [age] : []));
  const [youngest, oldest] = [Math.min(...ages), Math.max(...ages)];
  const recordsAt = (wanted: number) => ages.filter((age) => age === wanted).length;
  const hypotheses = ageHypotheses(range, {
    second: [recordsAt(youngest + 1), recordsAt(oldest - 1)],
    sentinels: rows.length - ages.length,
  });
  const suspects = suspectsOf('invalid_age', rows, hypotheses, ({ age }, { beyond: [young, old] }) =>
    isUsable(age) ? age < youngest + young || age > oldest - old : true,
  );
  return { hypotheses, suspects };
}

function isUsable(age: number | null): age is number {
  return age !== null && age >= 0 && age <= OLDEST_POSSIBLE;
}
