import { admits } from './direction.ts';
import { isOneOf } from './figures.ts';
import type { Quantity } from './quantity.ts';

const OBSERVED =
  /\b(?:observed|recorded|rang(?:ed|ing)|distribution|mean|median|average|histogram|spread|implausible|impossible|sentinels?|placeholders?)\b/u;
const RULE =
  /\b(?:outside|invalidages?|protocol|eligib\w+|allowed|permitted|required|requires|must|limits|bounds)\b/u;
/** "[34..78] are excluded", "excludes patients aged [34..78]". */
const TURNED =
  /(?:\]y?|[<>]=?\d+y?)(?: [a-z]+){0,2} (?:is|are|be) (?:[a-z]+ )?(?:ineligible|excluded|eligible|forbidden|prohibited|barred|banned|rejected|disqualif\w+|invalid)(?<!(?:is|are|be|both|all|therefore|thus) eligible)\b|(?:\]y?|[<>]=?\d+y?)(?: [a-z]+){0,2} (?:must|may|can|should|shall) not (?:be )?(?:enrol|includ|participat|join|enter|admit|accept|treat|receiv)|\b(?:must|should|shall|requires?) (?:[a-z]+ ){0,4}be outside\b|\b(?:excludes?|forbids?|prohibits?|bars?|bans?|rejects?)(?: (?:all|any|every|the|those|patients?|ages?|aged|of|from|between))* (?:\[|[<>])/u;

/**
 * The bounds of the age: a range, or a comparison with either bound or with its neighbor on the other side. The age of a
 * patient, and a range that was observed, are no such facts. A rule stated the wrong way round is a false one.
 */
export const AGE: Quantity = {
  cue: String.raw`aged?|ages|old|years|eligib\w+|inclusive|range|limits|bounds|invalidages?|outside|\d+y|\]y|(?<=\] )(?:rule|criterion|bracket|band|limits?|restriction)`,
  units: ['', 'y'],
  states(figure, { rules: { age_min: min, age_max: max } }, { segment, sentence }) {
    if (figure.to === null && figure.sign === '') return null;
    if (OBSERVED.test(segment) && !RULE.test(segment)) return null;
    const inside =
      (figure.value === min && figure.to === max) ||
      isOneOf(figure, [
        ['>=', min],
        ['>', min - 1],
        ['<=', max],
        ['<', max + 1],
      ]);
    const outside = isOneOf(figure, [
      ['<', min],
      ['<=', min - 1],
      ['>', max],
      ['>=', max + 1],
    ]);
    return {
      kind: 'rule',
      holds: (inside && !TURNED.test(sentence)) || (outside && !admits(sentence)),
    };
  },
};
