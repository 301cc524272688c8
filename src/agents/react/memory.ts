import type { ErrorType } from '../../core/model/vocabulary.ts';

/**
 * The declared summary: all that passes from one context to the next. Code keeps it, from replies of the environment
 * and the flags that the model placed; its text stands in every prompt after the first.
 */
export interface Memory {
  /** What the investigations and breakdowns showed, a line each. */
  readonly evidence: readonly string[];
  /** The flags that were taken down, in their order. */
  readonly flags: readonly PlacedFlag[];
  readonly budgetLeft: number;
  /** Whether the required looks are done. */
  readonly flaggingOpen: boolean;
}

/** A flag that was taken down. */
export interface PlacedFlag {
  readonly errorType: ErrorType;
  /** Null for selection bias. */
  readonly patientId: string | null;
}

/** How many flagged patients of an error type the summary names. */
const EXAMPLES = 3;

/** Longest evidence of the summary, and of one look in it, in characters: a plan may ask for very large tables. */
const EVIDENCE_LIMIT = 3_000;
const LOOK_LIMIT = 800;

/** The lines of the looks, cut where one or all of them are longer than a small summary may be. */
function evidenceLines(evidence: readonly string[]): string[] {
  const lines: string[] = [];
  let room = EVIDENCE_LIMIT;
  for (const line of evidence) {
    const shown = line.length > LOOK_LIMIT ? `${line.slice(0, LOOK_LIMIT)} (cut)` : line;
    if (shown.length > room) break;
    room -= shown.length;
    lines.push(shown);
  }
  const left = evidence.length - lines.length;
  return left === 0 ? lines : [...lines, `${left} more looks do not fit into this summary.`];
}

/** The declared summary as the model reads it. */
export function memoryText({ evidence, flags, budgetLeft }: Memory): string {
  const types = [...new Set(flags.map(({ errorType }) => errorType))];
  const counts = types.map((type) => {
    const ids = flags.flatMap((flag) => (flag.errorType === type ? [flag.patientId ?? 'the dataset'] : []));
    const named = ids.slice(0, EXAMPLES).join(', ');
    return `${type}: ${ids.length} flagged (${named}${ids.length > EXAMPLES ? ', ...' : ''})`;
  });
  return [
    ...evidenceLines(evidence),
    ...(counts.length === 0 ? ['No flag so far.'] : counts),
    `Steps left: ${budgetLeft}.`,
  ].join('\n');
}
