import type { Figure } from './figures.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

/** Where a figure stands. */
export interface Place {
  /** The segment that it stands in. */
  readonly segment: string;
  /** The sentence, or the part of it between semicolons. */
  readonly sentence: string;
  /** Whether it stands in running text, not in a table or a sub-heading. */
  readonly prose: boolean;
  /** Whether a comparison with a threshold is a finding of this trial: in the Fairness section. */
  readonly findings: boolean;
}

/** A thing that numbers are stated of. */
export interface Quantity {
  /** What it is called, as a pattern. */
  readonly cue: string;
  /** Units of its numbers. */
  readonly units: readonly string[];
  /** What a figure states of it: null where that cannot be checked. */
  readonly states: (figure: Figure, facts: ReportFacts, place: Place) => StatedFact | null;
}
