import { denies } from '../read/denial.ts';
import { segmentsOf, upTo, type Segment } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import { AGE } from './age.ts';
import { COMORBIDITY } from './comorbidity.ts';
import { figuresIn, type Figure } from './figures.ts';
import type { Quantity } from './quantity.ts';
import type { ReportFacts } from './report-facts.ts';
import { OTHER_SHARES, SHARES_AND_GAPS } from './shares.ts';
import type { StatedFact } from './stated-fact.ts';
import { DELAY, OTHER_DAYS, WINDOW } from './window.ts';

/** Everything that numbers are stated of. Of two that are equally near a number, the first is meant. */
const QUANTITIES: readonly Quantity[] = [
  ...SHARES_AND_GAPS,
  OTHER_SHARES,
  AGE,
  COMORBIDITY,
  WINDOW,
  DELAY,
  OTHER_DAYS,
];
const CUES = QUANTITIES.map((quantity) => ({
  quantity,
  pattern: new RegExp(String.raw`\b(?:${quantity.cue})\b`, 'gu'),
}));

/**
 * The figures that a sentence states of a rule, a share or a gap. Each belongs to the nearest quantity of its unit that
 * its segment names, else to the last one named before. What a segment denies, it does not state.
 */
export function quantitiesIn({ text, prose }: Sentence, facts: ReportFacts, findings: boolean): StatedFact[] {
  return text.split(';').flatMap((sentence) =>
    segmentsOf(sentence).flatMap((segment) =>
      figuresIn(segment).flatMap((figure) => {
        if (denies(upTo(segment.text, figure.start))) return [];
        const quantity = nearest(figure, segment);
        const stated = quantity?.states(figure, facts, { segment: segment.text, sentence, prose, findings });
        return stated ? [stated] : [];
      }),
    ),
  );
}

function nearest(figure: Figure, { text, before }: Segment): Quantity | undefined {
  const cues = CUES.filter(({ quantity }) => quantity.units.includes(figure.unit));
  const own = cues.flatMap(({ quantity, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      quantity,
      distance: Math.max(figure.start - match.index - match[0].length, match.index - figure.end),
    })),
  );
  if (own.length > 0) return own.reduce((best, one) => (one.distance < best.distance ? one : best)).quantity;
  const earlier = cues.flatMap(({ quantity, pattern }) =>
    [...before.matchAll(pattern)].map((match) => ({ quantity, end: match.index + match[0].length })),
  );
  return earlier.toSorted((a, b) => b.end - a.end)[0]?.quantity;
}
