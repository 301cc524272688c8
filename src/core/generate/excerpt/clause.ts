import type { Rules } from '../../model/protocol.ts';
import type { Task } from '../../model/task.ts';
import type { TrialFacts } from './trial.ts';

/** All that an excerpt may depend on, its phrasing stream apart: no dataset, no label. */
export interface ExcerptContext {
  readonly task: Task;
  readonly rules: Rules;
  readonly trial: TrialFacts;
}

/** One way to say a clause in full. */
export type Phrasing<Facts> = (facts: Facts) => string;

/** A clause of the protocol and every way in which an excerpt may say it. */
export interface Clause {
  readonly name: string;
  /** Number of phrasings. */
  readonly size: number;
  /**
   * The clause in one of its phrasings, or null where it is not in force.
   * @param phrasing 0..size-1
   */
  say(context: ExcerptContext, phrasing: number): string | null;
}

/**
 * Makes a clause.
 * @param factsOf what the phrasings need to know, or null where the clause is not in force
 */
export function clause<Facts>(
  name: string,
  factsOf: (context: ExcerptContext) => Facts | null,
  phrasings: readonly Phrasing<Facts>[],
): Clause {
  return {
    name,
    size: phrasings.length,
    say(context, phrasing) {
      const facts = factsOf(context);
      const say = phrasings[phrasing];
      if (say === undefined) throw new RangeError(`the clause ${name} has no phrasing ${phrasing}`);
      return facts === null ? null : say(facts);
    },
  };
}
