import type { Rewrites } from './rewrite.ts';

/** Words that may stand between a comparison and its number. */
const FILLERS = String.raw`((?: (?:the|a|an|of|is|was|be|age|ages|aged|limits?|thresholds?|cutoffs?|protocol|its|their|permitted|allowed|maximum|required|specified|predefined|standard|treatment|window|index|at|day|:|=|\|))*)`;
const NUMBER = String.raw`(?=\d|(?:threshold|limit|cutoff)s?\b)`;

/** Phrases before a number, the longer first. Ages are compared by words of their own. */
const BEFORE: readonly (readonly [phrases: string, sign: string])[] = [
  ['lower age limit', 'aged >='],
  ['upper age limit', 'aged <='],
  ['at least|minimum|min|lower (?:bound|limit)|youngest|starting (?:at|from)|≥|>=', '>='],
  [
    'at most|up to(?: and including)?|maximum|max|upper (?:bound|limit)|oldest|within|by(?= \\d+d (?:after|from|of))|capped at|limited to|≤|<=',
    '<=',
  ],
  ['younger than|before the age of', 'aged <'],
  ['older than', 'aged >'],
  ['below|under|(?:less|lower|fewer|shorter|smaller|earlier) than|short of|<', '<'],
  [
    'above|over|(?:greater|more|higher|longer|larger|later) than|exceed(?:s|ed|ing)?|beyond|past|surpass(?:es|ed)?|>',
    '>',
  ],
];

/** Phrases after a number: "79 or older". */
const AFTER: readonly (readonly [phrases: string, sign: string])[] = [
  ['(?:or|and) older', 'aged >='],
  ['(?:or|and) younger', 'aged <='],
  ['(?:or|and) (?:above|more|over|up|higher|greater|later|longer|beyond)|\\+', '>='],
  ['(?:or|and) (?:below|less|under|lower|fewer|earlier|shorter)|at most|maximum|max|at the latest', '<='],
];

/** What may stand between a denial and the comparison that it turns round: "no patient may start >24d". */
const DENIED = String.raw`(?<= )(?:not|no|never|nobody) ((?:(?:be|been|being|ever|one|patients?|subjects?|may|can|must|shall|should|to|have|start|begin|come|receive|treatment|first|dose|treated|enrolled|dosed|given|a|the|days?|aged) )*)`;

/** Who is over or under a number without a unit is so by age: "patients over 81". */
const PEOPLE = String.raw`(?<= (?:patients|subjects|participants|people|persons|individuals|adults|anyone|anybody|everyone|those|one)(?: who)?(?: (?:is|are|was|were))?(?: either)? )`;

/** Comparisons with a number become signs right before it: "<34", ">=34", "<=24d". */
export const COMPARISONS: Rewrites = [
  [new RegExp(String.raw`${PEOPLE}(?:under|below) (?=\d+(?:y| ))`, 'gu'), 'aged <'],
  [new RegExp(String.raw`${PEOPLE}(?:over|above) (?=\d+(?:y| ))`, 'gu'), 'aged >'],
  ...AFTER.map(([phrases, sign]): Rewrites[number] => [
    new RegExp(
      String.raw`(?<= )(\d[\d.]*(?:[ydu%]|pp)?)(?: old)? ?(?:${phrases})(?![a-z]| (?:than|the age of|age|\d))`,
      'gu',
    ),
    `${sign}$1`,
  ]),
  ...BEFORE.map(([phrases, sign]): Rewrites[number] => [
    new RegExp(String.raw`(?<=[ (])(?:${phrases})${FILLERS} ?${NUMBER}`, 'gu'),
    `$1 ${sign}`,
  ]),
  [/ {2,}/gu, ' '],
  [new RegExp(String.raw`${DENIED}>(?=\d)`, 'gu'), '$1<='],
  [new RegExp(String.raw`${DENIED}<(?=\d)`, 'gu'), '$1>='],
];
