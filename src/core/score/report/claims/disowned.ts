/** Words that take back what stands in the sentence with them. */
const DISOWNS: readonly RegExp[] = [
  /\bnot (?:true|the case|correct that|believe|think|claim|say|agree|accept|follow that|mean that)\b/u,
  /\b(?:untrue|nonsense|absurd\w*|ridiculous\w*|laughable|myths?|fictions?|fabricat\w+|baseless|unfounded|alleged\w*|supposed\w*|rumou?r\w*|so called|far from (?=[a-z]+ing\b|true|clear|certain|the truth)|anything but|imaginary|illusory|joking|kidding|sarcas\w+)\b/u,
  /\b(?:false|incorrect|wrong|unlikely|mistaken) (?:that|to)\b|\bis (?:false|untrue)\b/u,
  /\b(?:den(?:y|ies|ied|ying)|(?<!\b(?:no|casts?|casting|raises?|raising|in|into) )doubt\w*|disagree\w*|contrary to|disput\w+|refut\w+|refus\w+)\b/u,
  /\b(?:recommend|advis|decid|argu)\w* against\b/u,
  /\bfail\w* to (?:endanger|threaten|jeopardi|compromis|undermin|expos|bias|harm|cause|require|put|pose)/u,
  /\b(?:pointless|needless|useless|waste of time|waste (?:your|our|their) time|no idea|out of the question|a lie|(?:is|are|was|were|be) (?:[a-z]+ )?harmless|unrelated to|fools?|for all (?:i|we) know|coin toss|anybody guess|hard to see (?:how|why|that))\b/u,
  /\b(?:whoever|anyone who|anybody who|those who) (?:would |could )?(?:says?|claims?|believes?|thinks?)\b/u,
  /\b(?:may|might|can) or (?:may|might|can) not\b|\b(?:perhaps|maybe|possibly) not\b|\bor (?:else )?(?:it|they|that) (?:is|are|was|were|do|does|did|might|may|could|will) not\b/u,
  /^ (?:(?:a|an|the|this is|that is) )?(?:[a-z]+ )?(?:false|wrong|incorrect|mistaken|not so|lies?|bad (?:plan|idea)) :/u,
  /\b(?:nobody|no one|none) (?:says|claims|believes|thinks)\b/u,
  /\b(?:theory|idea|claim|notion|belief|assertion|hypothesis|allegation|suggestion|story|opinion|view) that\b/u,
  /\bhave (?:you|us|me|one|people) (?:believe|think)\b|\bfurther from the truth\b/u,
  /\b(?:we|i|it|they|one|he|she) (?:do|did|does|would|will|should|can|could|are|is|was|were) not (?:at all )?$|\bno longer (?:is|are|does|do) $|\bbut (?:we|i|there) (?:found|find|see|saw|is|was) no (?:sign|evidence|indication|proof)\b|\b(?:left|remains?|remained|is|are|was|were) un(?:examined|investigated|explained|explored|determined)\b|\bdo nothing\b|^ (?:we|i) (?:reject|oppose|decline)\b/u,
  /\b(?:different|another|other|older|earlier|previous) (?:protocol|trial|study|version)\b/u,
  /\bprotocol (?:[a-z]+ )?(?:lifts?|lifted|waives?|waived|drops|dropped|abolish\w*|suspends?|suspended|disregards?|ignores?)\b/u,
  /\bbut (?:(?:there (?:is|was)|i see|we see) )?(?:no|little) (?:point|use|sense|need|reason|value)\b/u,
  /\b(?:mere suggestion|optional|not binding|at will|as (?:late|early|long) as (?:they|you|we) (?:like|please|wish))\b/u,
  /\b(?:is|are|was|were|be|seems?) (?:[a-z]+ )?(?:unnecessary|superfluous|futile|unneeded|a (?:[a-z]+ )?(?:bad idea|mistake|waste|lie|joke))\b|\bnever (?:been )?(?:sent|raised|issued|made|done|taken)\b|(?<!whether )\bor not (?=[,;]|$)/u,
  /\b(?<!not (?:be )?)(?:ruled out|excluded|dismissed|discounted) as\b|\brul(?:ed?|es|ing) out [^,;]* as (?:the |an? )?(?:[a-z]+ )?(?:causes?|reasons?|explanations?|sources?)\b|\btoo (?:late|early|costly|hard) to\b/u,
  /\bthat\b.* (?:is|was|seems?) (?:[a-z]+ )?(?:false|wrong|mistaken|incorrect|a lie|an error|an invention)\b/u,
];
/** A sentence that takes back what stands around it. */
const RETRACTS =
  /^ (?:(?:no wait|actually|but|and|in fact|however|sorry|or rather) ?,? )*(?:(?:this|that|it|these|they|all(?: of)? (?:this|that|these|it)|(?:all |everything )?the above|everything above|what (?:i|we) (?:said|wrote)) (?:[a-z]+ ){1,3}(?:not true|not so|untrue|false|wrong|incorrect|nonsense|lies?|invented|fiction|jok(?:e|ing))|(?:none of (?:this|that|it|the above|these)|the (?:opposite|contrary|reverse)) (?:[a-z]+ ){1,2}(?:true|the case|right|correct|so)) (?:at all )?$|^ (?:please )?(?:disregard|ignore|forget) (?:the |this |that |my |our )?(?:above|previous|last|foregoing|preceding)?[a-z ]*(?:sentences?|statements?|paragraphs?|claims?|lines?) $|^ (?:(?:all )?(?:of )?(?:this|that|it) (?:is|was) (?:all )?made up|(?:i|we) made (?:all )?(?:of )?(?:this|that|it|them|everything) up|(?:i|we) (?:do|did) not (?:agree|believe (?:it|this|that)|mean (?:it|this|that))|(?:i|we) disagree) $|\bnothing of the (?:kind|sort)\b/u;

/** Whether a sentence takes its own statement back, so that it makes no claim. */
export function isDisowned(text: string): boolean {
  return DISOWNS.some((words) => words.test(text));
}

/** Whether a sentence takes back those around it: "None of this is true." */
export function retracts(text: string): boolean {
  return RETRACTS.test(text);
}
