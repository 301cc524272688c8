import type { Rewrites } from './rewrite.ts';

const MORTALITY = String.raw`(?:mortality|death rates?|deaths?)`;
const MORE = String.raw`(?:higher|greater|larger|more)`;
const LESS = String.raw`(?:lower|less|smaller)`;
const POINTS = String.raw`(-?\d[\d.]*(?:%|pp))`;
const IS = String.raw`(?:is|was|runs|ran|remains|remained|stays|stayed)(?: still| only| just)?`;
/** "than in the dominant group". */
const THAN = String.raw`(?: than (?:in|among|for|that of|that in) (?:the )?(?:[a-z]+ ?){1,4}?(?:group|ethnicity|majority|ones?|patients|others|rest|ethnicities|groups))?`;

/** Ways to speak of adjustment for stage, and of a difference in mortality between the ethnicities of the control arm. */
export const GAP_PHRASES: Rewrites = [
  [
    /\b(?:(?:with|once|when|if|holding|keeping) (?:the )?stage (?:is )?(?:held |kept )?(?:constant|fixed|equal|accounted for|controlled(?: for)?)|(?:holding|keeping) stage|(?:after |when |once (?:we )?|by )?(?:control|correct|account|condition|standardi[sz]|match|allow)\w* (?:for|on|by|to) (?:the )?(?:disease )?stage(?: mix)?|within (?:the same |each |a given |every )?stages?|(?:in|at) the same stage|stage for stage|like for like|stage (?:controlled|corrected|matched|stratified|standardi[sz]ed|weighted|specific)|net of stage)\b/gu,
    'stage adjusted',
  ],
  [
    new RegExp(
      String.raw`\b(?:differences?|gaps?|disparit(?:y|ies)|gradients?|excess) (?:in|of) (?:[a-z]+ )?${MORTALITY}\b`,
      'gu',
    ),
    'mortality gap',
  ],
  [/\bmortality (?:differences?|disparit(?:y|ies)|excess)\b|\bexcess mortality (?=(?:is|was|of) -?\d)/gu, 'mortality gap '],
  [
    new RegExp(
      String.raw`\bmortality((?:(?! dominant\w*)(?! (?:gap|majority))(?: [a-z]+|,)){0,10}?) ${IS} ${POINTS} ${MORE}${THAN}(?! [a-z]* ?(?:other|minorit))`,
      'gu',
    ),
    'mortality gap$1 is $2',
  ],
  [
    new RegExp(
      String.raw`\bmortality((?: [a-z]+){0,6} (?:dominant|majority)(?: [a-z]+){0,4}?) ${IS} ${POINTS} ${LESS}${THAN}`,
      'gu',
    ),
    'mortality gap is $2',
  ],
  [new RegExp(String.raw`${POINTS} ${MORE} mortality\b`, 'gu'), '$1 mortality gap'],
  [/ {2,}/gu, ' '],
];
