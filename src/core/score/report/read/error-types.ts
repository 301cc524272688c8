import type { ErrorType } from '../../../model/vocabulary.ts';
import type { Rewrites } from './rewrite.ts';

/** The one word that stands for an error type in the canonical spelling; for several of its violations, with an `s`. */
export const TYPE_WORDS: readonly (readonly [type: ErrorType, word: string])[] = [
  ['invalid_age', 'invalidage'],
  ['temporal_inconsistency', 'temporalinconsistency'],
  ['protocol_window_violation', 'windowviolation'],
  ['selection_bias', 'selectionbias'],
];

/** The word of a type for several of its violations. */
export function plural(word: string): string {
  return word.replace(/(?<!s)$/u, 's');
}

/** The published names, which stand for all violations of their type. */
export const PUBLISHED: Rewrites = TYPE_WORDS.map(([type, word]) => [
  new RegExp(String.raw`\b${type}\b`, 'gu'),
  plural(word),
]);

const FINDINGS = String.raw`(?:violations?|errors?|deviations?|flags?|issues?|problems?|anomal\w+|discrepanc\w+|findings?|breach\w*|conflicts?|inconsistenc\w+)`;

/**
 * What agents call the violations of a type as a whole, in lower case without hyphens and underscores. Words for some of
 * them only ("missing ages") are left out.
 */
export const TYPE_NAMES: Rewrites = [
  [
    new RegExp(
      String.raw`\b(?:invalid (?:patient )?ages|(?:age|age eligibility|age range|age related|age limit|eligibility) ${FINDINGS}|(?:out of range|ineligible|flagged) ages?|(?:wrong|erroneous|impermissible) ages|(?:age )?ineligible(?= (?:patients|subjects|participants|records)\b)|ages (?:were |are |fall |fell )?(?:outside|out of range|invalid))\b`,
      'gu',
    ),
    'invalidages',
  ],
  [
    /\b(?:invalid age|age (?:was |is |falls |fell )?(?:outside|out of range)|outside (?:of )?the (?:[a-z]+ )?age (?:range|limits?|bounds|criteri\w+)|(?:did not meet|failed|breach\w*|violat(?:es?|ed|ing)) the age (?:criteri\w+|limits?|rule|range))\b/gu,
    'invalidage',
  ],
  [
    new RegExp(
      String.raw`\b(?:(?:temporal|timeline|date|chronolog\w+|date order|death date) ${FINDINGS}|temporally inconsistent|(?:impossible|inconsistent|contradictory|illogical|reversed) (?:death )?(?:dates|timelines|chronolog\w+|date (?:sequences|orders?))|(?:deaths?|died)(?: dates?)?(?: (?:recorded|dated|occurring|that|is|are)){0,2} (?:before|prior to|earlier than|preced\w+) (?:the )?(?:treatment|first dose|start)(?: starts?)?)\b`,
      'gu',
    ),
    'temporalinconsistencys',
  ],
  [
    new RegExp(
      String.raw`\b(?:(?:protocol |treatment )*window ${FINDINGS}|(?:treatment )?delay ${FINDINGS}|(?:started|began|treated|dosed) (?:treatment )?(?:(?:too )?late|(?:after|outside|beyond) (?:of )?(?:the|their) (?:[a-z]+ )?window(?! of))|(?:late|delayed|overdue) (?:treatment )?(?:start(?:s|ers)?|initiations?|treatments?|(?:first )?dos(?:es?|ing)))\b`,
      'gu',
    ),
    'windowviolations',
  ],
  [/\bselection bias\b/gu, 'selectionbias'],
  // "8 age, 7 temporal and 9 window violations".
  [/(?<= \d+ )age(?: related)? (?=(?:,|;|\)|and) )/gu, 'invalidages '],
  [/(?<= \d+ )temporal (?=(?:,|;|\)|and) )/gu, 'temporalinconsistencys '],
  [/(?<= \d+ )(?:treatment )?window (?=(?:,|;|\)|and) )/gu, 'windowviolations '],
];
