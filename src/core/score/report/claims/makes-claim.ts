import { findAll, has, isWord, lexicon, type Lexicon, type Span } from '../text/lexicon.ts';
import { startsClean } from './claim-scope.ts';
import type { SectionName } from '../text/section-name.ts';
import { isRealSentence } from './real-sentence.ts';
import type { Sentence } from '../text/sentences.ts';

/** What a section has to say, as words to look for. */
interface Claim {
  /** Verbs and turns of phrase that make the claim. */
  readonly predicate: Lexicon;
  /** What the claim is about: at least one of these in the same sentence. */
  readonly topic: Lexicon;
  /** Verbs that make the claim only together with a rule of the protocol in the same sentence, or with `weakTopic`. */
  readonly weak?: Lexicon;
  readonly weakTopic?: Lexicon;
}

/** The claims of the four sections that have one form in every task. */
const CLAIMS: Readonly<Record<Exclude<SectionName, 'Fairness'>, Claim>> = {
  Protocol: {
    predicate: lexicon(
      'require*,permit*,allow*,must,may,shall,should,specif*,define,defines,defined,sets,set,limit,stipulat*,mandat*,prescrib*,limits,limited,restrict*,states,stated,admits,admit,accepts,accept,enrols,enrolls,covers,caps,demands,calls for,imposes,excludes,revokes,revoked,withdraws,withdrawn,applies,extends,grants,considered eligible,is eligible,are eligible,needs,need',
    ),
    topic: lexicon(
      'protocol,eligib*,age,ages,aged,window*,criteri*,rule*,threshold*,exception,treatment,dose,dosing,death*,enrol*,inclusion,patient*,excerpt,comorbid*,bound*',
    ),
    weak: lexicon('is,are,has,have,gives,runs,lasts,stands,spans'),
  },
  'Root cause': {
    predicate: lexicon(
      'caused,cause,causes,causing,due to,because,stem from,stems from,stemmed from,stemming from,arise*,arose,arising,attributable,attributed,result from,results from,resulted from,resulting from,are the result of,is the result of,originat*,driven by,drives,drove,trace*,owing to,explained by,explains,explain,reflect*,point to,points to,pointing to,led to,lead to,leads to,contribut*,trigger*,produced,as a result of,consequence of,introduced,comes from,come from,came from,derive from,derives from,suggest*,indicat*',
    ),
    topic: lexicon(
      'deviation*,violation*,error*,flag*,invalid*,record*,age,ages,date*,death*,window,delay*,inconsisten*,entry,data,issue*,finding*,discrepan*,case*,cause*,patient*,gap,imbalance,late,invalid_age,temporal_inconsistency,protocol_window_violation,selection_bias',
    ),
    weak: lexicon('is,are,was,were,appears,seems,lies,remains,includes,include'),
    weakTopic: lexicon('root cause,root causes,cause,causes,reason,reasons,explanation*'),
  },
  Risk: {
    predicate: lexicon(
      'endanger*,threaten*,jeopardi*,compromis*,undermin*,biases,biased,bias the,bias survival,distort*,expose,exposes,exposed,exposing,harm,harms,harmed,weaken*,impair*,invalidate,invalidates,corrupt*,damage*,confound*,skew*,inflate*,mislead*,dilute*,affect*,impact,impacts,erode*,at risk,pose*,carry,carries,increase*,raise*,create*,is a risk,are a risk,is a threat,are a threat,represents a,constitutes a,present a,presents a,threat to,danger to,reduce*,lower*,put,puts,call into question,calls into question,cast*,hamper*,limit*,violat*,may lead to,could lead to,can lead to,leads to,lead to,result in,results in',
    ),
    topic: lexicon(
      'safety,integrity,endpoint*,validity,survival,efficacy,credib*,reliab*,patient*,participant*,subject*,analysis,analyses,conclusion*,result*,regulator*,submission,toxic*,population,estimate*,inference,interpretab*,generali*,benefit*,welfare,wellbeing,quality,approval,comparison*,mortality,trial,study,effect,evidence,finding*,data',
    ),
    weak: lexicon('is,are,was,were,remains,lies,includes,include,involves'),
    weakTopic: lexicon('risk,risks,danger*,hazard*,stake,threat*'),
  },
  'Corrective action': {
    predicate: lexicon(
      'query,queries,queried,querying,correct the,correct all,correct each,correct every,correct any,correct them,correct it,corrected,correcting,retrain*,re train,re trained,re training,train,trained,training,re verif*,reverif*,verify,verified,verifying,monitor,monitored,monitors,escalate*,escalating,review,reviewed,reviewing,notify,notified,implement*,add,added,reconcile*,remove,removed,exclude,excluded,amend*,document,documented,quarantin*,contact,contacted,investigate,investigated,confirm,confirmed,issue,issued,raise,raised,update,updated,introduce*,enforce*,validate,validated,strengthen*,schedule,scheduled,withdraw,withdrawn,discontinue*,file,filed,log,logged,repeat,repeated,keep,maintain,continue,recommend*,check,checked,re check,recheck*,resolve,resolved,ask,asked,send,sent,perform,performed,conduct,conducted,return,returned,report the,report all,apply,lock,hold,assign,assigned,follow up,program,programme,configure,tighten,source verif*,revise,re examine,rescreen,re screen',
    ),
    topic: lexicon(
      'site*,patient*,record*,data,age,ages,date*,death*,window,delay*,flag*,staff,check*,edc,source,investigator*,monitor*,coordinator*,quer*,deviation*,violation*,error*,entry,entries,case*,team*,invalid_age,temporal_inconsistency,protocol_window_violation,selection_bias,audit,randomi*,recruit*,enrol*',
    ),
  },
};
const IMPERATIVE = new Set<SectionName>(['Corrective action']);
const MERELY_ASSESSED = lexicon(
  'assess*,evaluat*,consider*,analy*,discuss*,review*,unknown,unclear,undetermined,unassessed,unidentified,pending,tbd,open,left',
);

/**
 * Whether a sentence makes the claim of a section (Fairness apart): a real sentence, not denied, with a verb or a turn
 * of phrase that makes the claim, about its topic.
 * @param statesRule whether the sentence rightly states a rule of the protocol
 */
export function makesClaim(
  sentence: Sentence,
  section: Exclude<SectionName, 'Fairness'>,
  statesRule: boolean,
): boolean {
  const claim = CLAIMS[section];
  const { tokens } = sentence;
  if (!has(tokens, claim.topic) || !isRunningText(sentence)) return false;
  const predicates = findAll(tokens, claim.predicate);
  if (predicates.some((span) => stands(sentence, span, section))) return true;
  const weak = claim.weak ? findAll(tokens, claim.weak) : [];
  return weak.some((span) => {
    if (MERELY_ASSESSED.matchAt(tokens, span.end) > 0 || MERELY_ASSESSED.matchAt(tokens, span.end + 1) > 0)
      return false;
    const about = claim.weakTopic ? has(tokens, claim.weakTopic, 0, tokens.length) : statesRule;
    return about && stands(sentence, span, section);
  });
}

/** Whether a sentence can make a claim: prose of at least five words (or as told), and no list of keywords. */
export function isRunningText(sentence: Sentence, fewestWords?: number): boolean {
  return sentence.prose && isRealSentence(sentence, PREDICATES, fewestWords);
}

/** Whether a predicate has a subject (an imperative needs none), something after or before it, and no denial. */
function stands(sentence: Sentence, span: Span, section: SectionName): boolean {
  const { tokens } = sentence;
  const hasSubject =
    IMPERATIVE.has(section) || tokens.slice(0, span.start).some(({ kind }) => kind !== 'mark');
  const isName = isWord(tokens, BEFORE_NOUN, span.start - 1) && isWord(tokens, NOUNS, span.start);
  return hasSubject && !isName && startsClean(sentence, span, section);
}

/** Verbs that are also nouns: after an article or an adjective they are no verb. */
const BEFORE_NOUN = lexicon(
  'the,a,an,no,this,its,their,root,likely,probable,possible,main,common,primary,plausible,underlying,corrective,data',
);
const NOUNS = lexicon(
  'limit,limits,cause,causes,harm,impact,increase,review,issue,document,file,log,report,check,contact,hold,query,program,need,set',
);

const PREDICATES = Object.values(CLAIMS).map(({ predicate }) => predicate);
