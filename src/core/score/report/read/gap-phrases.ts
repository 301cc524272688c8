import type { Rewrites } from './rewrite.ts';

const MORTALITY = String.raw`(?:mortality|death rates?|deaths?)`;
const MORE = String.raw`(?:higher|greater|larger|more)`;
const LESS = String.raw`(?:lower|less|smaller)`;
const POINTS = String.raw`(\d[\d.]*(?:%|pp))`;
/** Whose mortality it is. The gap is that of the others minus that of the dominant ethnicity. */
const DOMINANT = String.raw`(?<!non |outside the |other than the )(?:dominant|majority)`;
const OF_DOMINANT = String.raw`((?: [a-z]+){0,4}? ${DOMINANT}(?: [a-z]+){0,3}?)`;
const IN_DOMINANT = String.raw`(?:in|among|for) (?:the )?${DOMINANT}`;
const OF_ANY = String.raw`((?: [a-z]+| ,){0,10}?)`;
const IS = String.raw`(?:is|was|runs|ran|remains|remained|stays|stayed)(?: still| only| just)?`;
/** "than in the dominant group". */
const THAN = String.raw`(?: than (?:in|among|for|that of|that in) (?:the )?(?:[a-z]+ ?){1,4}?(?:group|ethnicity|majority|ones?|patients|others|rest|ethnicities|groups))?`;

/** Ways to speak of adjustment for stage, and of a difference in mortality between the ethnicities of the control arm. */
export const GAP_PHRASES: Rewrites = [
  [
    /\b(?:(?:with|once|when|if|holding|keeping) (?:the )?stage (?:is )?(?:held |kept )?(?:constant|fixed|equal|accounted for|taken into account|considered|controlled(?: for)?)|(?:holding|keeping) stage|(?:after |when |once (?:we )?|by )?(?:control|correct|account|condition|standardi[sz]|match|allow)\w* (?:for|on|by|to) (?:the )?(?:disease )?stage(?: mix)?|within (?:the same |each |a given |every )?stages?|(?:in|at) the same stage|stage for stage|like for like|stage (?:controlled|corrected|matched|stratified|standardi[sz]ed|weighted|specific)|net of stage)\b(?! (?:i|iv)\b)/gu,
    'stage adjusted',
  ],
  [
    new RegExp(
      String.raw`\b(?:differences?|gaps?|disparit(?:y|ies)|gradients?|excess) (?:in|of) (?:[a-z]+ )?${MORTALITY}\b`,
      'gu',
    ),
    'mortality gap',
  ],
  [
    /\bmortality (?:differences?|disparit(?:y|ies)|excess)\b|\bexcess mortality (?=(?:is|was|of) -?\d)/gu,
    'mortality gap ',
  ],
  [
    /\b(?:mortality|death rates?)((?: [a-z]+){0,4}?) (?:differs?|differed|diverges?)(?: between [a-z ]+?)? by (?:only |just )?(?=\d)/gu,
    '$1 mortality gap is ',
  ],
  [
    /\bcould not be (?=(?:demonstrated|shown|confirmed|established|proven|proved|found|detected|substantiated)\b)/gu,
    'is not ',
  ],
  ...(
    [
      [String.raw`${OF_DOMINANT} ${IS} ${POINTS} ${MORE}${THAN}`, '-'],
      [String.raw`${OF_DOMINANT} ${IS} ${POINTS} ${LESS}${THAN}`, ''],
      [String.raw`${OF_ANY} ${IS} ${POINTS} ${MORE} ${IN_DOMINANT}`, '-'],
      [String.raw`${OF_ANY} ${IS} ${POINTS} ${LESS} ${IN_DOMINANT}`, ''],
      [String.raw`${OF_ANY} ${IS} ${POINTS} ${MORE}${THAN}`, ''],
      [String.raw`${OF_ANY} ${IS} ${POINTS} ${LESS}${THAN}`, '-'],
    ] as const
  ).map(([words, sign]): Rewrites[number] => [
    new RegExp(String.raw`\bmortality(?! gap)${words}`, 'gu'),
    `$1 mortality gap is ${sign}$2`,
  ]),
  [new RegExp(String.raw`${POINTS} ${MORE} mortality\b`, 'gu'), '$1 mortality gap'],
  [
    /\b(?:selection ?)?bias(?: verdict| finding)? : (?=[a-z ]+ $)(?=(?:yes|present|confirmed|detected|found|true|established)\b)/gu,
    'selectionbias is present ',
  ],
  [
    /\b(?:selection ?)?bias(?: verdict| finding)? : (?=[a-z ]+ $)(?=(?:no|none|absent|negative|not)\b)/gu,
    'selectionbias is absent : ',
  ],
  [/\b((?:threshold|limit|cutoff)s?) \( (-?\d[\d.]*(?:%|pp)?) \)/gu, '$1 of $2'],
  [/ {2,}/gu, ' '],
];
