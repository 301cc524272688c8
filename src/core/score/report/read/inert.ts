import { MILD_CONDITION } from './mild-condition.ts';
import { isPlain } from './plain-text.ts';

/** Marks of sentences that state nothing of the episode. */
const MARKS: readonly RegExp[] = [
  // Questions.
  /\?["')\]*_ ]{0,6}$/u,
  /^[\s"'(*_]*(?:is|are|was|were|did|does|do(?! not)|had|can|could|should|would|will|has|why(?!:)|how|who|whom|whose|(?:what|where) (?:is|are|was|were|did|does|do))\b/iu,
  // Suppositions, and conditions contrary to fact.
  /\b(?:suppos(?:e|ing)|imagin(?:e|ing)|assuming|hypothetical(?:ly)?|pretend(?:ing)?)\b/iu,
  /\b(?:if|unless)\b.*\b(?:were|would|had been)\b/iu,
  /\b(?:were|would|had been)\b.*\b(?:if|unless)\b/iu,
  // Words to the grader.
  /\b(?:graders?|grading|rubrics?|awards?|awarded|full (?:marks|credit|points|score)|(?:ignore|disregard|forget) (?:all|any|every|your|previous|prior|the (?:(?:above|previous)(?! (?:sentences?|statements?|paragraphs?|claims?|lines?|text)\b)|rubric|rules|instructions))|system prompt|(?:give|grant|assign|earns?|deserves?|worth) (?:\S+ ){0,4}(?:5|five|all|max|maximum) points?)\b/iu,
  // Markup and data.
  /[{}]|~~|<[/!a-z]|"\s?:/iu,
];
const MILD = new RegExp(MILD_CONDITION, 'giu');
/** A sentence longer than this is not read. */
const LONGEST = 2000;

/**
 * Whether a sentence states nothing of the episode: a question, a supposition, words to the grader, markup or data, a
 * text in disguised characters, or one without an end. Such a sentence neither earns nor costs.
 */
export function isInert(sentence: string): boolean {
  return (
    sentence.length > LONGEST ||
    !isPlain(sentence) ||
    MARKS.some((mark) => mark.test(sentence.replaceAll(MILD, ' ')))
  );
}
