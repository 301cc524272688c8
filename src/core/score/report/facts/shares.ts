import { upTo } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import { compares, type Figure } from './figures.ts';
import type { Place, Quantity } from './quantity.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

type Bias = NonNullable<ReportFacts['bias']>;

/** What one share or gap may be in an episode. */
interface Measure {
  readonly cue: string;
  readonly units: readonly string[];
  readonly limit: (typeof LIMITS)[number];
  /** Its exact values as fractions: two where a sentence does not say which gap it means. */
  readonly valuesIn: (bias: Bias, sentence: string) => readonly (number | null)[];
  /** Whether its value, when it is that of the stage-adjusted gap, is the finding. */
  readonly isFinding: (sentence: string) => boolean;
}

/** How far a share or gap may be off, in percentage points, and how far a sum of decimals may be. */
const TOLERANCE = 1;
const ROUNDING = 1e-6;

const GAP_WORD = String.raw`(?: (?:[a-z]+ ){0,4}gaps?)?`;
const ADJUSTED = String.raw`(?:stage )?(?:adjust\w*|stratif\w*|standardi\w*|weighted)`;
const CRUDE = String.raw`(?:crude|unadjusted|unstratified|raw|naive|(?:before|without) (?:adjust|stratif)\w*)`;
const NAMES_ADJUSTED = new RegExp(String.raw`\b(?<!before |without )${ADJUSTED}\b`, 'u');
const NAMES_CRUDE = new RegExp(String.raw`\b(?:${CRUDE}|from)\b`, 'u');
const NAMES_LIMIT =
  /\b(?:thresholds?|limits?|cutoffs?|criteri\w+|ceiling|permitted|allowed|required|needed|necessary|tolerates?|max|predefined)\b/u;
/** "2.1% vs 9%", "three thresholds: 58%, 64% and 9 points". */
const VERSUS = /^ ?(?:vs|versus|against|compared)\b/u;
const LEADS_LIMITS = /\b(?:thresholds|limits|cutoffs)(?: (?:are|of)\b|\b.* : )/u;
/** What leads to a threshold that is a bare whole number: "(threshold: 8". */
const LED_BY_LIMIT = /\b(?:thresholds?|limits?|cutoffs?)(?: (?:of|is|was|at|[:=(|]))* $/u;
/** Words of a sentence that tells the rule and not the finding. */
const TELLS_RULE = /\b(?:requires?|required|must|needs?|needed|necessary|defin\w+|if|when|would|provided)\b/u;
/** "Bias requires a share below 55%." */
const TURNED =
  /^(?!.*\b(?:no|not|never|absent|unless|otherwise)\b).*\bbias\b.* (?:requires?|is (?:present|defined|declared|found)|means)\b/u;
const LIMITS = ['dominance_threshold_pct', 'male_threshold_pct', 'adjusted_gap_threshold_pct'] as const;
const SHARES = ['%', ''];
const GAPS = ['%', 'pp', ''];

const MEASURES: readonly Measure[] = [
  {
    cue: String.raw`dominan\w*(?: (?:ethnicity|group|ethnic group))?(?: share)?|largest (?:ethnic )?group|majority|ethnic\w* share|(?:one|a single|the same) ethnic\w*(?: group)?`,
    units: SHARES,
    limit: 'dominance_threshold_pct',
    valuesIn: ({ dominantShare }) => [dominantShare],
    isFinding: () => false,
  },
  {
    cue: String.raw`(?:males?|men)(?: patients)?(?: share)?`,
    units: SHARES,
    limit: 'male_threshold_pct',
    valuesIn: ({ maleShare }) => [maleShare],
    isFinding: () => false,
  },
  {
    cue: CRUDE + GAP_WORD,
    units: GAPS,
    limit: 'adjusted_gap_threshold_pct',
    valuesIn: ({ crudeGap }) => [crudeGap],
    isFinding: () => false,
  },
  {
    cue: ADJUSTED + GAP_WORD,
    units: GAPS,
    limit: 'adjusted_gap_threshold_pct',
    valuesIn: ({ adjustedGap }) => [adjustedGap],
    isFinding: () => true,
  },
  {
    cue: String.raw`gaps?|disparity|differences?|differs?`,
    units: GAPS,
    limit: 'adjusted_gap_threshold_pct',
    valuesIn: ({ crudeGap, adjustedGap }, sentence) =>
      NAMES_ADJUSTED.test(sentence) && !NAMES_CRUDE.test(sentence) ? [adjustedGap] : [crudeGap, adjustedGap],
    isFinding: (sentence) => NAMES_ADJUSTED.test(sentence),
  },
];

/**
 * The shares and gaps of the control arm with their thresholds. A figure without a sign is the measured value, within
 * one percentage point, or a threshold that is called one, exactly. A comparison is with the threshold where it is
 * called one or has its value; a finding is on the right side of it.
 */
export const SHARES_AND_GAPS: readonly Quantity[] = MEASURES.map(
  ({ cue, units, limit: limitName, valuesIn, isFinding }) => ({
    cue,
    units,
    states(figure, { rules, bias }, place) {
      const limit = rules[limitName];
      const value = figure.unsaid ? limit : percentOf(figure, place);
      if (bias === null || value === null) return null;
      const values = valuesIn(bias, place.sentence).flatMap((one) => (one === null ? [] : [100 * one]));
      const limits = figure.listed ? LIMITS.map((name) => rules[name]) : [limit];
      const isLimit = limits.some((one) => isWithin(ROUNDING, value, one));
      const { sign } = figure;
      if (sign === '') {
        const isValue = values.some((one) => isWithin(TOLERANCE + ROUNDING, value, one));
        const isLed = LED_BY_LIMIT.test(upTo(place.segment, figure.start));
        const isNamed = isLimit && callsLimit(figure, place);
        const isAdjusted = isWithin(TOLERANCE + ROUNDING, value, 100 * (bias.adjustedGap ?? NaN));
        return {
          kind:
            isAdjusted && isFinding(place.sentence) ? 'adjusted gap' : isNamed && !isValue ? 'rule' : 'share',
          holds: (isValue && !isLed) || isNamed,
        };
      }
      const isRight = values.some((one) => compares(one, sign, value));
      const judged = place.findings && !TELLS_RULE.test(place.sentence);
      if (figure.unsaid) return judged && !isRight ? { kind: 'share', holds: false } : null;
      if (!isLimit && !callsLimit(figure, place)) return { kind: 'share', holds: isRight };
      return {
        kind: judged && isFinding(place.sentence) ? 'adjusted gap' : 'rule',
        holds: isLimit && (judged ? isRight : !(sign.startsWith('<') && TURNED.test(place.sentence))),
      };
    },
  }),
);

/** Whether a figure may be a threshold: by a word, after "versus", as one of several, or in a table. */
function callsLimit({ listed }: Figure, { segment, sentence, prose }: Place): boolean {
  return listed || !prose || NAMES_LIMIT.test(segment) || VERSUS.test(segment) || LEADS_LIMITS.test(sentence);
}

/** A figure in percent: fractions have decimals. A bare whole number is none, unless it is called a threshold. */
function percentOf(figure: Figure, { segment }: Place): number | null {
  if (figure.unit !== '') return figure.value;
  if (figure.decimal) return figure.value < 1 ? 100 * figure.value : figure.value;
  return LED_BY_LIMIT.test(upTo(segment, figure.start)) ? figure.value : null;
}

function isWithin(tolerance: number, value: number, expected: number | null): boolean {
  return expected !== null && Math.abs(value - expected) <= tolerance;
}

const UNCOMPUTED =
  /\b(?:not be (?:computed|calculated|estimated)|not (?:computable|defined)|undefined|no (?:stage|stratum|strata))\b/u;

/** Where no stage is kept, the finding is that there is no stage-adjusted gap. */
export function missingGapIn({ text }: Sentence, { bias }: ReportFacts): StatedFact[] {
  const isMissing = bias !== null && bias.adjustedGap === null;
  return isMissing && NAMES_ADJUSTED.test(text) && UNCOMPUTED.test(text)
    ? [{ kind: 'adjusted gap', holds: true }]
    : [];
}

/** What comes in percent or points and is neither a share nor a gap. */
export const OTHER_SHARES: Quantity = {
  cue: String.raw`mortality(?! (?:gap|diff))|surviv\w+|died|deaths?|alive|women|females?|confidence|stage i+v?|sources?|missing|treatment arm|sites?|sampl\w+`,
  units: GAPS,
  states: () => null,
};
