import type { Rng } from '../../random/rng.ts';
import { permutation, pick } from '../../random/sample.ts';
import type { TrialFacts } from './trial.ts';

/**
 * Facts of trial conduct as every protocol has them. Their figures are true of the trial and decide nothing:
 * a reader who collects figures without reading what they belong to goes astray.
 */
const SENTENCES: readonly ((rng: Rng, trial: TrialFacts) => string)[] = [
  (rng, { drug }) => `${drug} is given at ${10 * rng.between(6, 40)} mg every ${rng.between(2, 4)} weeks.`,
  (rng, { comparator }) => `${comparator} is given in cycles of ${pick(rng, [14, 21, 28])} days.`,
  (rng) => `Tumor assessments are repeated every ${rng.between(6, 12)} weeks until progression.`,
  (rng) => `Patients are seen every ${rng.between(3, 16)} weeks during follow-up.`,
  (rng) => `Source documents are verified for ${rng.between(15, 40)}% of case report forms.`,
  (rng) => `The safety visit takes place ${rng.between(25, 45)} days after the last dose.`,
  (rng) => `Baseline imaging was at most ${rng.between(14, 42)} days old when consent was signed.`,
  (rng) => `The data monitoring committee meets every ${rng.between(3, 9)} months.`,
  (rng) =>
    `The primary analysis has ${rng.between(80, 95)}% power to detect a hazard ratio of 0.${rng.between(65, 79)}.`,
  (rng) => `Each infusion lasts ${pick(rng, [30, 45, 60, 90])} minutes.`,
  (rng) => `Biobank samples are stored for ${rng.between(10, 30)} years.`,
  (rng) => `Sites are asked to answer data queries in ${rng.between(5, 15)} working days.`,
  (rng) => `The statistical analysis plan was signed in version ${rng.between(1, 6)}.0.`,
];

/** Three to five sentences on trial conduct, each at most once. */
export function renderConduct(rng: Rng, trial: TrialFacts): string {
  return [...permutation(rng, SENTENCES.length)]
    .slice(0, rng.between(3, 5))
    .map((index) => SENTENCES[index]?.(rng, trial))
    .join(' ');
}

/** The line that opens an excerpt. */
export function renderOpening(rng: Rng, trial: TrialFacts): string {
  return pick(rng, OPENINGS)(rng, trial.protocolNumber);
}

const OPENINGS: readonly ((rng: Rng, number: string) => string)[] = [
  (_, number) => `Protocol ${number} - excerpt for data management`,
  (rng, number) => `Data management plan of trial ${number}, version ${rng.between(1, 7)}.0 (excerpt)`,
  (rng, number) => `Clinical trial protocol ${number}, amendment ${rng.between(1, 9)} - selected sections`,
  (_, number) => `${number}: excerpt from the protocol and its data management plan`,
];
