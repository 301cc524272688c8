import { FALSE_POSITIVE_WEIGHT, FULL_COVERAGE, SCORE } from '../../core/score/weights.ts';
import type { Question, Suspect } from './suspects.ts';

/** Report points that an audit without the protocol may hope for, as a fraction. */
const HOPED_REPORT = 0.6;

/**
 * The suspects to flag, most likely first: as many as give the highest expected episode score over all answers to the
 * questions.
 * @param work budgeted steps beside flags and report
 * @param most the most flags that the budget allows
 */
export function chooseFlags(questions: readonly Question[], work: number, most: number): Suspect[] {
  const ordered = questions
    .flatMap(({ suspects }, question) => suspects.map((suspect) => ({ suspect, question })))
    .toSorted((a, b) => b.suspect.probability - a.suspect.probability)
    .slice(0, most);
  const expected = new Float64Array(ordered.length + 1);
  for (const answers of combinations(questions)) {
    const total = answers.reduce(
      (sum, answer, index) => sum + violationsUnder(questions[index], answer.place),
      0,
    );
    const probability = answers.reduce((product, answer) => product * answer.probability, 1);
    let correct = 0;
    for (const [index, { suspect, question }] of ordered.entries()) {
      if (suspect.violates[answers[question]?.place ?? 0]) correct++;
      const flags = index + 1;
      expected[flags] = (expected[flags] ?? 0) + probability * scoreOf(correct, flags, total, work);
    }
  }
  return ordered.slice(0, expected.indexOf(Math.max(...expected))).map(({ suspect }) => suspect);
}

interface Answer {
  readonly place: number;
  readonly probability: number;
}

function combinations(questions: readonly Question[]): Answer[][] {
  return questions.reduce<Answer[][]>(
    (known, { hypotheses }) =>
      known.flatMap((answers) =>
        hypotheses.map(({ probability }, place) => [...answers, { place, probability }]),
      ),
    [[]],
  );
}

function violationsUnder(question: Question | undefined, place: number): number {
  return question?.suspects.filter(({ violates }) => violates[place]).length ?? 0;
}

/** The episode score of so many correct flags among all, up to the parts that flags do not move. */
function scoreOf(correct: number, flags: number, total: number, work: number): number {
  if (total === 0) return 0;
  const net = Math.max(0, correct - FALSE_POSITIVE_WEIGHT * (flags - correct)) / total;
  const efficiency = (work + correct + 1) / (work + flags + 1);
  const rest =
    (SCORE.precision * correct) / flags + SCORE.efficiency * efficiency + SCORE.report * HOPED_REPORT;
  return SCORE.netRecall * net + Math.min(1, net / FULL_COVERAGE) * rest;
}
