const DEATH = /\b(?:death|death_date|dying)\b/;
const FIRST =
  /\b(?:before|earlier than|precedes) (?:treatment_start|treatment start|that date)\b|\bprecedes treatment_start\b/;

/** Whether the excerpt states that death before treatment start is a temporal inconsistency. */
export function readTimeline(sentences: readonly string[]): boolean {
  return sentences.some((sentence) => DEATH.test(sentence) && FIRST.test(sentence));
}
