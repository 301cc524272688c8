const STAY = String.raw`remain\w*|stay\w*|stand|persist\w*|go(?:es)?|went|uncorrected|unresolved|unaddressed|undetected|unnoticed|unqueried`;
const LEFT = String.raw`(?:is|are|was|were) (?:not|never|kept|left|retained|ignored|included|analy[sz]ed|used|to (?:remain|stay))`;

/**
 * A condition that nothing be done, under which a risk may be stated: "if left uncorrected", "should these records remain
 * in the data". Reads both the original and the canonical spelling.
 */
export const MILD_CONDITION = String.raw`\b(?:if|should) (?:(?:left|not|un\w+|kept|retained|ignored|nothing|no action)\b|(?:these|they|those|the|this|it|such)\b[^,.;]{0,60}? (?:${STAY}|${LEFT})\b)[^,.;]{0,80}`;
