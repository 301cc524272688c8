import type { SectionName } from '../../src/core/score/report/read/section-name.ts';
import type { Told } from './told.ts';

/** One section of a report with its figures left open, and the episodes it can be told of. */
export interface Sample {
  readonly section: SectionName;
  readonly fits: (told: Told) => boolean;
  readonly text: (told: Told) => string;
}

/** Samples of one section. */
export function samples(
  section: SectionName,
  entries: readonly (readonly [fits: (told: Told) => boolean, text: (told: Told) => string])[],
): Sample[] {
  return entries.map(([fits, text]) => ({ section, fits, text }));
}

/** Kinds of episodes. */
export const any = () => true;
export const easy = (told: Told) => told.task === 'task_easy';
export const dated = (told: Told) => told.task !== 'task_easy';
export const hard = (told: Told) => told.task === 'task_hard';
export const noEquity = (told: Told) => !hard(told);
export const biased = (told: Told) => hard(told) && told.biased;
export const unbiased = (told: Told) => hard(told) && !told.biased;
