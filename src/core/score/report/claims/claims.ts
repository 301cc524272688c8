import type { Rewrites } from '../read/rewrite.ts';
import type { SectionName } from '../read/section-name.ts';

/** What a section has to say, as words to look for in the canonical spelling. */
export interface Claim {
  /** Verbs and turns of phrase that make the claim. */
  readonly predicate: RegExp;
  /** What the claim is about: at least one of these in the same sentence. */
  readonly topic: RegExp;
  /** Verbs that make the claim only in a sentence that rightly states a rule of the protocol. */
  readonly withRule?: RegExp;
  /** Denials and conditions that belong to such a claim: what stands in their place is judged. */
  readonly allows: Rewrites;
}

/** Verbs that are nouns after one of these are no verbs. */
const VERB = String.raw`(?<!\b(?:the|a|an|no|this|its|their|root|likely|probable|possible|main|common|primary|plausible|underlying|corrective|data) )`;
/** "The risk was assessed" tells no risk, "the cause is unknown" no cause. */
const TOLD = String.raw`(?! (?:[a-z]+ )?(?:assess|evaluat|consider|analy|discuss|review|known|unknown|unclear|undetermined|unassessed|unidentified|pending|tbd|open|left))`;

function any(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words})\b`, 'u');
}

function every(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words})\b`, 'gu');
}

/** The claim of each section, that of Fairness where selection bias is not in force. */
export const CLAIMS: Readonly<Record<SectionName, Claim>> = {
  Protocol: {
    predicate: every(
      String.raw`requir\w+|permit\w*|allow\w*|must|may|shall|should|specif\w+|defin\w+|${VERB}(?:sets?|limits?|needs?)|stipulat\w+|mandat\w+|prescrib\w+|limited|restrict\w*|states?|stated|admits?|accepts?|enrolls?|covers|caps|demands|calls for|imposes|excludes|revok\w+|withdraws?|withdrawn|appl(?:y|ies)|extends|grants|qualif(?:y|ies)|(?:is|are|considered) (?:in)?eligible`,
    ),
    withRule: every('is|are|be|violate|has|have|gives|runs?|lasts|stands|spans|outside'),
    topic: any(
      String.raw`protocol|eligib\w+|ages?|aged|windows?|criteri\w+|rules?|thresholds?|exception|treatment|dos(?:e|ing)|deaths?|enrol\w*|inclusion|patients?|excerpt|comorbid\w*|bounds?|selectionbias`,
    ),
    allows: [
      [/ (?:if|unless|when) [^,]{1,120} ,/gu, ' '],
      [/\bno (?=(?:patients?|subjects?|one) (?:may|must|can|should|shall)\b)/gu, ''],
      [
        /\b(may|must|can|should|shall) not (?=(?:be|start|begin|precede|come|receive|occur|enrol\w*|have|take)\b)/gu,
        '$1 ',
      ],
    ],
  },
  'Root cause': {
    predicate: every(
      String.raw`caus(?:ed|ing)|${VERB}causes?|due to|because|stem(?:s|med|ming)?(?: \w+)? from|aris\w+|arose|attribut\w+|result(?:s|ed|ing)? from|(?:is|are|was|were) (?:[a-z]+ )?the result of|originat\w+|driven by|drives|drove|trac(?:ed|es|eable|e back)|looks? like|accounts? for|owing to|explain(?:s|ed by)?|reflects?|point(?:s|ing)? to|led to|leads? to|contribut\w+|trigger\w*|produced|as a result of|consequence of|introduced|c[ao]mes? from|derives? from|suggest\w*|indicat\w+|(?:causes?|reasons?|explanations?|source)\b[^,;]{0,80} (?:is|are|was|were|appears|lies)${TOLD}|(?:is|are) (?:[a-z]+ ){0,3}(?:cause|source|explanation)`,
    ),
    topic: any(
      String.raw`deviations?|violations?|errors?|flag\w*|invalid\w*|records?|ages?|dates?|deaths?|windows?|delay\w*|entry|data|issues?|findings?|discrepanc\w+|cases?|patients?|gap|imbalance|late|causes?|temporalinconsistency\w*|windowviolations?|selectionbias`,
    ),
    allows: [],
  },
  Risk: {
    predicate: every(
      String.raw`endanger\w*|threaten\w*|jeopardi\w+|compromis\w+|undermin\w+|biases|biased|bias (?:the|survival|time)|distort\w*|expos(?:e|es|ed|ing)|${VERB}(?:harms?|impacts?|increases?|limits?)|weaken\w*|impair\w*|invalidates?|corrupts?|damag\w+|confound\w*|skew\w*|inflat\w+|mislead\w*|dilut\w+|affects?|erod\w+|at risk|pos(?:e|es|ing)|rais(?:e|es)|create\w*|(?:is|are|represents?|constitutes?|presents?) (?:a|an) (?:[a-z]+ )?(?:risk|threat|danger)|reduc\w+|lowers?|put|puts|calls? (?:[a-z]+ ){0,5}into question|casts?|hamper\w*|loses?|(?:under|over)estimat\w+|leads? to|results? in|mak(?:e|es|ing) [a-z ]{1,60} un(?:reliable|interpretable|usable)|(?:risks?|dangers?|hazards?|threats?|stake)\b[^,;]{0,80} (?:is|are|remains|lies|includes?|involves)${TOLD}`,
    ),
    topic: any(
      String.raw`safety|integrity|endpoints?|validity|surviv\w+|efficacy|credib\w+|reliab\w+|patients?|participants?|subjects?|analys[ei]s|conclusions?|results?|regulat\w+|submission|toxic\w*|population|estimates?|inference|interpretab\w+|generali\w+|benefit|welfare|wellbeing|quality|approval|compar\w+|mortality|trial|study|effect|evidence|findings?|data`,
    ),
    allows: [[/ if (?:left|not|un\w+|kept|retained|ignored|these|they) [^,]{0,80},/gu, ' ']],
  },
  'Corrective action': {
    predicate: every(
      String.raw`quer(?:y|ies|ied|ying)|correct(?:ed|ing)?(?= (?:the|all|each|every|any|them|it|or|dates|only|confirmed|records|errors)|$| )|(?:re )?train(?:ed|ing|s)?|retrain\w*|(?:re )?verif(?:y|ied|ying)|reverif\w+|monitor(?:ed|s)?|escalat\w+|review(?:ed|ing)?|notif(?:y|ied)|implement\w*|add(?:ed)?|reconcil\w+|remov(?:e|ed)|exclud(?:e|ed)|amend\w*|document(?:ed)?|quarantin\w+|contact(?:ed)?|investigat(?:e|ed)|confirm(?:ed)?|issued?|raised?|updated?|introduc\w+|enforc\w+|validat(?:e|ed)|strengthen\w*|scheduled?|discontinu\w+|file|log|program(?:med)?|open(?:ed)?|repeat(?:ed)?|keep|maintain|continue|recommend\w*|(?:re )?check(?:ed)?|resolved?|ask(?:ed)?|sen[dt]|perform(?:ed)?|conduct(?:ed)?|return(?:ed)?|report (?:the|all)|apply|lock|hold|assign(?:ed)?|follow up|configure|tighten|revise|re examine|re ?screen`,
    ),
    topic: any(
      String.raw`sites?|patients?|records?|data|ages?|dates?|deaths?|windows?|delays?|flag\w*|staff|checks?|edc|source|investigators?|monitor\w*|coordinators?|quer\w+|deviations?|violations?|errors?|entr(?:y|ies)|cases?|teams?|invalidages?|temporalinconsistency\w*|windowviolations?|selectionbias|audit|randomi\w+|recruit\w*|enrol\w*`,
    ),
    allows: [],
  },
  Fairness: {
    predicate:
      /\b(?:out of (?:the )?scope|outside (?:of )?(?:(?:the|this|its|our) )?(?:[a-z]+ )?(?:scope|audit|task|remit)|beyond (?:the )?scope|excluded from|falls? outside|lies? outside|left to other)\b/gu,
    topic: any(String.raw`equity|fairness|bias|selectionbias|demographic\w*|control arm`),
    allows: [
      [
        /\bnot (?:in|within) (?:the )?scope\b|\b(?:not|no) part of\b|\bnot (?:in force|under audit|under review|applicable)\b/gu,
        'out of scope',
      ],
      [
        /^ (?:therefore |thus )?no (?:[a-z]+ ){1,5}(?:was|were|is|are) (?:performed|made|done|needed|required|assessed|conducted|carried out|attempted|drawn|given|due|examined) (?=because |since |as |: )/gu,
        ' ',
      ],
      [/\b(?:did|does|do) not (?:examine|cover|include|address)\b/gu, 'out of scope'],
    ],
  },
};
