import { DECEASED } from '../dataset/codes.ts';
import type { Episode } from '../generate/episode.ts';
import { STAGES } from '../model/patient.ts';

/** Counters behind the marginals of the records, in the order of COUNTERS. */
export type MarginalCounts = Float64Array<ArrayBuffer>;

const COUNTERS = [
  'records',
  'ages',
  '65',
  '70',
  '75',
  'ecog 0-1',
  ...STAGES,
  ...STAGES.map((stage) => `${stage} deaths`),
];

/** Counters of nothing yet. */
export function emptyMarginals(): MarginalCounts {
  return new Float64Array(COUNTERS.length);
}

/** Adds every record of an episode; ages count where they are within the protocol. */
export function countMarginals(counts: MarginalCounts, { dataset, protocol }: Episode): void {
  const { age, stage, outcome, ecog } = dataset.columns;
  const add = (counter: string) => {
    const index = COUNTERS.indexOf(counter);
    counts[index] = at(counts, index) + 1;
  };
  for (let row = 0; row < dataset.size; row++) {
    add('records');
    const years = at(age, row);
    if (years >= protocol.rules.age_min && years <= protocol.rules.age_max) {
      add('ages');
      for (const limit of [65, 70, 75]) if (years >= limit) add(String(limit));
    }
    if (at(ecog, row) <= 1) add('ecog 0-1');
    const name = STAGES[at(stage, row)] ?? '';
    add(name);
    if (at(outcome, row) === DECEASED) add(`${name} deaths`);
  }
}

/** A share of the records with the range that it should lie in. */
export interface Marginal {
  readonly marginal: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The marginals with their targets. Ages: 36, 20 and 9 % at 65, 70 and 75 years and over in registration trials
 * (Talarico, J Clin Oncol 2004), less what a protocol's upper age cuts off. ECOG 0-1: about 96 % in Phase III trials.
 * Stage mix and mortality by stage: the recipe of the certified bias design, in either arm.
 */
export function marginalsOf(counts: MarginalCounts): Marginal[] {
  const of = (counter: string) => at(counts, COUNTERS.indexOf(counter));
  const within = (marginal: string, part: string, whole: string, low: number, high: number): Marginal => ({
    marginal,
    share: of(whole) === 0 ? 0 : of(part) / of(whole),
    low,
    high,
  });
  return [
    within('age 65 and over', '65', 'ages', 0.31, 0.4),
    within('age 70 and over', '70', 'ages', 0.14, 0.24),
    within('age 75 and over', '75', 'ages', 0.05, 0.13),
    within('ECOG 0 or 1', 'ecog 0-1', 'records', 0.95, 0.98),
    ...STAGES.map((stage, index) =>
      within(
        `Stage ${stage}`,
        stage,
        'records',
        at([0.13, 0.18, 0.25, 0.32], index),
        at([0.19, 0.24, 0.31, 0.38], index),
      ),
    ),
    ...STAGES.map((stage, index) =>
      within(
        `mortality in Stage ${stage}`,
        `${stage} deaths`,
        stage,
        at([0.02, 0.05, 0.1, 0.25], index),
        at([0.15, 0.22, 0.37, 0.65], index),
      ),
    ),
  ];
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}
