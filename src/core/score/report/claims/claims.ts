import { MILD_CONDITION } from '../read/mild-condition.ts';
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
const TOLD = String.raw`(?! (?:[a-z]+ )?(?:assess|evaluat|consider|analy|discuss|review|known|unknown|unclear|undetermined|unassessed|unidentified|pending|tbd|open|left|absent|acceptable|tolerable|minimal|negligible|none|nil|low to))`;

/** Safeguards whose lack is a cause. */
const SAFEGUARD = String.raw`(?:[a-z]+ ){0,3}(?:checks?|validation|controls?|training|oversight|verification|monitoring|supervision|procedures?|safeguards?|guidance|understanding|communication|screening|alerts?|reminders?|limits?)\b`;
/** How errors arise in data. */
const MECHANISM = String.raw`(?:(?:typing|typographical|clerical|human|keying|keyboard|transcription|recording|coding|screening|data entry|entry|copying|copy paste) (?:errors?|mistakes?|slips?)|typos?|(?:errors?|mistakes?|slips?|problems?|failures?|gaps?) (?:at|in|during|of|with|on) (?:[a-z]+ ){0,3}(?:data entry|transcription|screening|entry|copying|coding|keying)|(?:wrong|incorrect|swapped) (?:[a-z]+ )?(?:fields?|dates?|years?|month|values?|order|window)|placeholders?|sentinel|(?:scheduling|logistic\w*|operational|administrative|site|staffing) (?:[a-z]+ )?(?:delays?|capacity|problems?|constraints?|pressure|backlogs?|bottlenecks?)|bottlenecks?|backlogs?|workload|deficienc\w+|weakness\w*|sloppy|careless\w*|negligen\w+|confusion|misunderstandings?|oversight|date formats?)`;
/** What was not done, so that errors arose. */
const UNDONE = String.raw`(?:[a-z]+ly |been |being |be |always |yet )*(?:re )?(?:verif|check|validat|enforc|track|appl(?:y|ied)|follow|confirm|notic|detect|prevent|caught|catch|implement|configur|monitor|aware|reali[sz]|respect|adher)`;

function any(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words})\b`, 'u');
}

function every(...words: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'gu');
}

/** The claim of each section, that of Fairness where selection bias is not in force. */
export const CLAIMS: Readonly<Record<SectionName, Claim>> = {
  Protocol: {
    predicate: every(
      String.raw`requir\w+|permit\w*|allow\w*|must|may|shall|should|specif\w+|defin\w+|${VERB}(?:sets?|limits?|needs?)|stipulat\w+|mandat\w+|prescrib\w+|limited|restrict\w*|states?|stated|admits?|accepts?|enrolls?|covers|caps|demands|calls for|imposes|excludes|revok\w+|withdraws?|withdrawn|appl(?:y|ies)|extends|grants|qualif(?:y|ies)|(?:is|are|considered) (?:in)?eligible`,
    ),
    withRule: every(
      String.raw`is|are|be|violates?|ha(?:s|ve|d)|gives?|gave|gets?|runs?|lasts?|stands?|spans?|outside|starts?|begins?|closes?|ends?|opens?|expires?|lapses?|counts?|falls?|lies?|means?|los(?:e|es|t)|keeps?|ranges?|remains?|receives?|fails?|breach\w*|rejects?|bars?|uses?|fixe[ds]|against|rests? on|held to|laid down|lists?|names?|designates?|flags|calls|speaks? of|according to|per protocol|under the protocol`,
      String.raw`(?:rules?|criteri(?:on|a)|requirements?|limits|clauses?)\b[^;]{0,40} (?=: )|entitled`,
      String.raw`(?:was|were) (?=\[|[<>]?=?\d|an? |set|fixed|at |between |the )`,
    ),
    topic: any(
      String.raw`protocol|eligib\w+|ages?|aged|windows?|criteri\w+|rules?|thresholds?|exception|treatment|dos(?:e|ing)|deaths?|enrol\w*|inclusion|patients?|excerpt|comorbid\w*|bounds?|selectionbias`,
    ),
    allows: [
      [/ (?:if|unless|when) [^,]{1,120} ,/gu, ' '],
      [/\bno (?=(?:patients?|subjects?|one) (?:may|must|can|should|shall)\b)/gu, ''],
      [
        /\b(may|must|can|should|shall) not (?!(?:be )?(?:need\w*|requir\w+|matter|apply|know\w*|read|say)\b)(?=[a-z])/gu,
        '$1 ',
      ],
      [
        /\b(exception|extension|allowance|(?:extended|longer|stage iv|\d+d) (?:[a-z]+ )?(?:window|limit)) (?:[a-z]+ )?(?:does|do|is|are|can|may) (?:not|no longer) /gu,
        '$1 lapses ',
      ],
      [/\b(is|are|was|were) not (?=(?:entitled|allowed|permitted|admitted|accepted)\b)/gu, '$1 '],
    ],
  },
  'Root cause': {
    predicate: every(
      String.raw`(?:is|are|was|were|seems?|appears?) (?:[a-z]+ly )?(?:the )?(?:more|most) (?:likely|probable|plausible)|culprits?|to blame|responsible for|rooted in|down to|follow(?:s|ed)? from|linked to|related to|consistent with|typical of|symptom\w* of|product of|underl(?:ies|ie)|lies? behind|hints? at|suggestive of|g[ia]ves? rise to|broke down|(?:occurred|happened|came about) (?:[a-z]+ )?(?:since|as|when|through)|(?:that|this|which) (?:is|was) (?:how|why)|a (?:matter|question) of|(?:is|are|seems?|appears?) (?:[a-z]+ly )?(?:clerical|administrative|operational|logistic\w*|technical|procedural)|ha(?:s|ve) to do with|unaware`,
      String.raw`(?:is|are|was|were|been|be|being) (?:[a-z]+ ){0,2}(?:omitted|skipped|bypassed)|swapped|transposed|mistyped|miskeyed|misread|misapplied|misunderst\w+|misinterpret\w+|overlooked|neglected|forgot(?:ten)?|mixed up|slipped through|unnoticed|undetected|(?:we|i) suspect|(?:sites?|staff|investigators?|coordinators?|personnel|they) (?:[a-z]+ly )?(?:and )?(?:assumed|ignored|confused)|(?:incorrectly|wrongly|inaccurately|manually|carelessly|falsely) (?:entered|keyed|recorded|transcribed|captured|typed|applied)|(?:entered|keyed|recorded|transcribed|captured|typed|applied) (?:incorrectly|wrongly|inaccurately|manually|carelessly|falsely|by hand)`,
      String.raw`lack(?:s|ed|ing)? (?:of )?(?:an? |any )?(?:${SAFEGUARD}|${UNDONE}\w*)|absence of|fail(?:ed|ures?) to (?:stop|${UNDONE})\w*|(?:missing|absent|insufficient|inadequate|poor|weak|incomplete) ${SAFEGUARD}`,
      String.raw`caus(?:ed|ing)|${VERB}causes?|due to|because|stem(?:s|med|ming)?(?: \w+)? from|aris\w+|arose|attribut\w+|result(?:s|ed|ing)? from|(?:is|are|was|were) (?:[a-z]+ )?the result of|originat\w+|driven by|drives|drove|trac(?:ed|es|eable|e back)|looks? like|accounts? for|owing to|explain(?:s|ed by)?|reflects?|point(?:s|ing)? to|led to|leads? to|contribut\w+|trigger\w*|produced|as a result of|consequence of|introduced|c[ao]mes? from|derives? from|suggest\w*|indicat\w+|(?:causes?|reasons?|explanations?|source|drivers?|factors?|origins?)\b[^,;]{0,80} (?:is|are|was|were|appears|lies)${TOLD}|(?:is|are) (?:[a-z]+ ){0,3}(?:causes?|sources?|explanations?|reasons?|drivers?|factors?|origins?)`,
      MECHANISM,
    ),
    topic: any(
      String.raw`deviations?|violations?|errors?|flag\w*|invalid\w*|records?|ages?|dates?|deaths?|windows?|delay\w*|entry|data|issues?|findings?|discrepanc\w+|cases?|patients?|gap|imbalance|late|causes?|criteri\w+|eligib\w+|exception|rules?|sites?|staff|temporalinconsistency\w*|windowviolations?|selectionbias`,
    ),
    allows: [
      [
        new RegExp(
          String.raw`\b(did|do|does|was|were|had|has|have|is|are)(?<!\b(?:causes?|reasons?|explanations?) [a-z]+) (?:not|never) (?=${UNDONE})`,
          'gu',
        ),
        '$1 lacking ',
      ],
      [/\b(overlooked|forgot|forgotten|unaware|missed)((?: [a-z]+){0,6}) (?:no longer|not) /gu, '$1$2 '],
      [new RegExp(String.raw`\b(?:nobody|no one) (?=${UNDONE})`, 'gu'), 'lacking '],
      [new RegExp(String.raw`\bno (?=${SAFEGUARD})`, 'gu'), 'lack of '],
    ],
  },
  Risk: {
    predicate: every(
      String.raw`question\w*|harmed|suffer\w*|render\w*|hinder\w*|degrad\w+|obscur\w+|mask\w*|contaminat\w+|taint\w*|worsen\w*|disqualif\w+|vulnerable|unsafe|unreliable|uninterpretable|lead(?:s|ing)? to|result(?:s|ing)? in|threats? to|prejudic\w+|introduc\w+ [a-z ]{0,30}bias|cost(?:s|ing)?|in (?:jeopardy|danger|doubt|peril)|at stake`,
      String.raw`(?:carr(?:y|ies)|brings?|entails?|means?|bears?|presents?|involves?|adds?|heightens?|elevates?) (?:an? |the )?(?:[a-z]+ ){0,3}(?:risk|danger|threat|hazard)s?|(?:may|might|could|will|would|can|to) (?:[a-z]+ly )?(?:bias|experience|face|develop|progress|have progressed|deteriorate|die|respond differently|reject|refuse|challenge|trigger|attract|delay)`,
      String.raw`(?:higher|greater|increased|elevated|added|serious|real|major|significant|considerable|substantial) (?:risk|chance|danger|likelihood|probability|threat|hazard)|(?:risk|severity|threat|impact)(?: (?:level|rating|category))?(?: [a-z]+)? (?::|is|as|remains) (?:[a-z]+ly )?(?:high|moderate|medium|critical|severe|serious|major|considerable|substantial|significant)`,
      String.raw`endanger\w*|threaten\w*|jeopardi\w+|compromis\w+|undermin\w+|biases|biased|bias (?:the|survival|time)|distort\w*|expos(?:e|es|ed|ing)|${VERB}(?:harms?|impacts?|increases?|limits?)|weaken\w*|impair\w*|invalidates?|corrupts?|damag\w+|confound\w*|skew\w*|inflat\w+|mislead\w*|dilut\w+|affect(?:s|ed|ing)?|impacted|(?:consequences?|implications?|repercussions?) for|erod\w+|at risk|pos(?:e|es|ing)|rais(?:e|es)|create\w*|(?:is|are|represents?|constitutes?|presents?) (?:a|an) (?:[a-z]+ )?(?:risk|threat|danger)|reduc\w+|lowers?|put|puts|putting|calls? (?:[a-z]+ ){0,5}into question|casts?|hamper\w*|loses?|(?:under|over)estimat\w+|leads? to|results? in|mak(?:e|es|ing) [a-z ]{1,60} (?:un(?:reliable|interpretable|usable)|less (?:trustworthy|reliable|credible|precise|robust|certain))|(?:risks?|dangers?|hazards?|threats?|concerns?|stake)\b[^,;]{0,80} (?:is|are|remains|lies|includes?|involves)${TOLD}`,
      String.raw`(?:is|are|represents?|constitutes?|poses?|raises?) (?:a |an )?(?:[a-z]+ ){0,3}(?:concerns?|violations?|deviations?|breach\w*|problems?)|(?:may|might|could|can|will|would) (?:[a-z]+ly )?(?:be )?(?:miss\w*|misattribut\w+|misinterpret\w*|produc\w+|overstat\w+|understat\w+|invalidat\w+|alter\w*|chang\w+|shift\w*|hid\w+|los[et]\w*|vanish|fail)`,
    ),
    topic: any(
      String.raw`safety|integrity|endpoints?|validity|surviv\w+|efficacy|credib\w+|reliab\w+|patients?|participants?|subjects?|analys[ei]s|conclusions?|results?|regulat\w+|submission|toxic\w*|population|estimates?|inference|interpretab\w+|generali\w+|benefit|welfare|wellbeing|quality|approval|compar\w+|mortality|trial|study|effect|evidence|findings?|data|compliance|gcp|power|interpretation|confidence|trust|inspection|decisions?`,
    ),
    allows: [
      [new RegExp(`${MILD_CONDITION},`, 'gu'), ' '],
      [
        /(?<!\b(?:risks?|dangers?|threats?|impact|severity|consequences?)(?: [a-z\d]+){0,8}) (?:can|may|might|could|will|would) (?:not|no longer) (?:be )?(?:[a-z]+ )?(?:estimated|computed|calculated|analy[sz]ed|compared|used|assured|guaranteed|trusted|relied|interpreted|generali\w+|defended|justified|hold|survive|withstand|serve|support|taken for granted|valid|reliable|safe|accepted|credible|representative|ruled out)\b/gu,
        ' endangered',
      ],
    ],
  },
  'Corrective action': {
    predicate: every(
      String.raw`submit\w*|logg(?:ed|ing)|request\w*|prioriti\w+|install\w*|block(?:ed|s)?|cross check\w*|obtain\w*|establish\w*|deploy\w*|prevent\w*|clarif\w+|compared?|reassess\w*|put in place|set up|build|rejects?|instruct\w*|remind\w*|freeze|inspect\w*|fix|address(?:ed)?|inform(?:ed)?|alert\w*|launch\w*|initiat\w+|collect(?:ed)?|consult\w*|audit(?:ed)?|propose[ds]?|trace|hard stop|put on hold|place[ds]? on hold|ensure[sd]?|carr(?:y|ied) out`,
      String.raw`(?:should|must|shall|ought to|needs? to|ha(?:s|ve) to|(?:is|are) to|will) (?:now |also |all |each )?(?!(?:be )?(?:left|ignored|kept|accepted|spared|exempt\w*|tolerated|dropped|aged|eligible|within|between|treated|enrolled|older|younger|above|below|in|no|nobody|nothing|not|never|under|over|out|present|decided|determined|discussed|considered|agreed)\b)(?:be (?:[a-z]+ed|built|set|sent|put|taken|given)|file|go out|rest)|needs? (?:an? )?(?:[a-z]+ )?(?:query|check|review|training|verification|confirmation|correction)|(?:is|are) (?:recommended|requested|advised|proposed|planned|requested)|capa`,
      String.raw`(?<=(?:^|should|must|shall|will|to|please|then|also|and|[:;,)]) )(?:focus|intensify|extend|expand|broaden|improve|adapt|adjust|create|design|develop|define|require|organi[sz]e|arrange|provide|appoint|pause|suspend|plan|undertake|complete|increase|compute|calculate|warn|resolve|explain|code)`,
      String.raw`quer(?:y|ies|ied|ying)|correct(?:ed|ing)?(?= (?:the|all|each|every|any|them|it|or|dates|only|confirmed|records|errors)|$| )|(?:re )?train(?:ed|ing|s)?|retrain\w*|(?:re )?verif(?:y|ied|ying)|reverif\w+|monitor(?:ed|s)?|escalat\w+|review(?:ed|ing)?|notif(?:y|ied)|implement\w*|add(?:ed)?|reconcil\w+|remov(?:e|ed)|exclud(?:e|ed)|amend\w*|document(?:ed)?|quarantin\w+|contact(?:ed)?|investigat(?:e|ed)|confirm(?:ed)?|issued?|raised?|updated?|introduc\w+|enforc\w+|validat(?:e|ed)|strengthen\w*|scheduled?|discontinu\w+|file|log|program(?:med)?|open(?:ed)?|repeat(?:ed)?|keep|maintain|continue|recommend\w*|(?:re )?check(?:ed)?|resolved?|ask(?:ed)?|sen[dt]|perform(?:ed)?|conduct(?:ed)?|return(?:ed)?|report (?:the|all)|apply|lock|hold|assign(?:ed)?|follow up|configure|tighten|revise|re examine|re ?screen`,
    ),
    topic: any(
      String.raw`sites?|patients?|records?|data|ages?|dates?|deaths?|windows?|delays?|flag\w*|staff|checks?|edc|source|investigators?|monitor\w*|coordinators?|quer\w+|deviations?|violations?|errors?|entr(?:y|ies)|cases?|teams?|invalidages?|temporalinconsistency\w*|windowviolations?|selectionbias|audit|randomi\w+|recruit\w*|enrol\w*`,
    ),
    allows: [],
  },
  Fairness: {
    predicate:
      /\b(?:out of (?:the )?scope|outside (?:of )?(?:(?:the|this|its|our) )?(?:[a-z]+ )?(?:scope|audit|task|remit|mandate)|beyond (?:(?:the|this|its|our) )?(?:[a-z]+ )?(?:scope|remit|mandate)|excluded from|falls? outside|lies? outside|left to other)\b/gu,
    topic: any(String.raw`equity|fairness|bias|selectionbias|demographic\w*|control arm`),
    allows: [
      [
        /\bnot (?:in|within) (?:(?:the|this|our|its) )?(?:[a-z]+ )?(?:scope|remit)\b|\b(?:not|no) (?:a )?part of\b|\b(?:do|does|did) not (?:form|constitute) (?:a )?part of\b|\b(?:did|does|do|is|was) not (?:fall|lie|come|belong) (?:with)?in(?:to)? (?:the |our |this )?(?:[a-z]+ )?(?:scope|remit)\b|\bdo(?:es)? not arise\b|\bnot (?:in force|under audit|under review|applicable|called for|asked for|(?:covered|included|required|requested|foreseen|examined) (?:by|in|for|under) (?:this|the|our) (?:[a-z]+ )?(?:task|audit|protocol|assignment|review|screening|excerpt))\b/gu,
        'out of scope',
      ],
      [
        /^ (?:therefore |thus )?no (?:[a-z]+ ){1,5}(?:was|were|is|are) (?:performed|made|done|needed|required|assessed|conducted|carried out|attempted|drawn|given|due|examined) (?=(?:, )?(?:because|since|as|:) )/gu,
        ' ',
      ],
      [
        /\b(?:did|does|do|was|were|is|are|have|has) not (?:been )?(?:[a-z]+ly )?(?:assess|evaluat|examin|analy|review|test|perform|investigat|consider|judg|check|audit)\w*(?= [^;]{0,80}(?:\b(?:because|since|as|:)|[,:]) )/gu,
        '',
      ],
      [/\b(?:did|does|do) not (?:examine|cover|include|address)\b/gu, 'out of scope'],
      [
        /\b(?:makes?|draws?|gives?|offers?|reach(?:es)?) no (?:[a-z]+ )?(?:statements?|conclusions?|claims?|judge?ments?|findings?|verdict)\b/gu,
        '',
      ],
    ],
  },
};
