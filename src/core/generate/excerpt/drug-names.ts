import type { Rng } from '../../random/rng.ts';
import { pick } from '../../random/sample.ts';

/**
 * Names of fictional drugs: the endings are those of real drug classes, so that a name reads as one; the rest is made up.
 */

const BEGINNINGS = [
  'Dwelo',
  'Gwiza',
  'Jurvo',
  'Kwemi',
  'Ozmura',
  'Quorve',
  'Skavo',
  'Thwira',
  'Ulzeka',
  'Vlordi',
  'Wexola',
  'Xavumi',
  'Ythera',
  'Zhoma',
] as const;
const MIDDLES = ['ba', 'co', 'de', 'fi', 'lu', 'ne', 'ra', 'so', 'vu'] as const;
const TARGETED = ['ciclib', 'limab', 'parib', 'rasib', 'tinib'] as const;
const CYTOTOXIC = ['citabine', 'platin', 'rubicin', 'taxel'] as const;

/** A fictional targeted drug, the study drug of a trial. */
export function drawStudyDrug(rng: Rng): string {
  return pick(rng, BEGINNINGS) + pick(rng, MIDDLES) + pick(rng, TARGETED);
}

/** A fictional cytotoxic drug, the comparator of a trial. Never the name of a study drug. */
export function drawComparator(rng: Rng): string {
  return pick(rng, BEGINNINGS) + pick(rng, MIDDLES) + pick(rng, CYTOTOXIC);
}
