import { isPlain } from './plain-text.ts';

const ASKS =
  /^[\s"'(*_]*(?:is|are|was|were|did|does|do|can|could|should|would|will|has|why|how|who|whom|whose|(?:what|where) (?:is|are|was|were|did|does|do))\b/iu;
const COMMANDS = /^[\s"'(*_]*do not\b/iu;
const SUPPOSES = /\b(?:suppos(?:e|ing)|imagin(?:e|ing)|assuming|hypothetical(?:ly)?|pretend(?:ing)?)\b/iu;
const CONDITION = /\b(?:if|unless)\b/iu;
/** Conditions that a risk is stated under without being put in doubt: "if left uncorrected". */
const MILD_CONDITION = /\bif (?:left|not|un\w+|kept|retained|ignored)\b/giu;
const CONTRARY = /\b(?:were|would|had been)\b/iu;
const TO_THE_GRADER =
  /\b(?:graders?|grading|rubrics?|awards?|awarded|full (?:marks|credit|points|score)|(?:ignore|disregard|forget) (?:all|any|every|your|previous|prior|the (?:above|previous|rubric|rules|instructions))|system prompt|(?:give|grant|assign|earns?|deserves?|worth) (?:\S+ ){0,4}(?:5|five|all|max|maximum) points?)\b/iu;
const MARKUP = /[{}]|<[/!a-z]|"\s?:/iu;

/**
 * Whether a sentence states nothing of the episode: a question, a supposition, words to the grader, markup or data, or
 * a text in disguised characters. Such a sentence neither earns nor costs.
 */
export function isInert(sentence: string): boolean {
  return (
    !isPlain(sentence) ||
    isQuestion(sentence) ||
    SUPPOSES.test(sentence) ||
    isContraryToFact(sentence) ||
    TO_THE_GRADER.test(sentence) ||
    MARKUP.test(sentence)
  );
}

function isQuestion(sentence: string): boolean {
  return /\?["')\]*_]*\s*$/u.test(sentence.slice(-12)) || (ASKS.test(sentence) && !COMMANDS.test(sentence));
}

function isContraryToFact(sentence: string): boolean {
  const rest = sentence.replaceAll(MILD_CONDITION, '');
  return CONDITION.test(rest) && CONTRARY.test(rest);
}
