/** Words that say who is admitted, and words that say who is not. */
const ADMITS =
  /\b(?:must|should|requires?|required|eligible|allows?|allowed|permits?|permitted|accepts?|accepted|admits?|admitted|limited|restricted|only (?:patients?|those|people|subjects?|participants?)|(?:may|can) (?:only )?(?:be )?(?:enrol\w*|includ\w+|participate|join|start|receive|admitted))\b/u;
const EXCLUDES =
  /\b(?:not|no|never|ineligible|exclu\w+|violat\w+|invalid\w*|reject\w*|flag\w*|out|outside|remov\w+|quer\w+|prohibit\w*|forbid\w*|except|otherwise|endanger\w*|expos\w+|risks?|safety|deviat\w*|late|breach\w*|alert\w*|block\w*|stop\w*|document\w*|log|logged|escalat\w*)\b/u;

/** Whether a sentence lets in whom it names: of somebody outside the rules it then says the opposite of the rule. */
export function admits(sentence: string): boolean {
  return ADMITS.test(sentence) && !EXCLUDES.test(sentence);
}
