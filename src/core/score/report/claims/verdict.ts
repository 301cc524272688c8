/** What a part of a sentence says of selection bias. */
export interface Verdict {
  /** Null where it denies more than once: such a verdict agrees with nothing. */
  readonly present: boolean | null;
  /** Whether it says what was flagged. */
  readonly ofFlag: boolean;
}

const PART =
  / (?=(?:[,;:—()]|but|because|while|whereas|although|though|however|since|therefore|thus|hence|so|yet|which|after|despite|consequently|as the|given|and) )/u;
/** What stands in brackets says nothing of the sentence around it. */
const ASIDE = / \([^()]*\) /gu;
const BIAS = /\b(?:selectionbias|bias|biased|unbiased)\b/u;
const SAYS =
  /\b(?:present|exist(?:s|ed)?|found|detect\w*|confirm\w*|evident|evidence|flag(?:s|ged)?|conclu\w+|demonstrat\w+|indicat\w+|support\w*|constitut\w+|show(?:s|n)?|establish\w*|meets?|met|satisf\w+|fulfil\w*|trigger\w*|reach\w*|biased|unbiased|remain\w*|persist\w*|declar\w+|substantiat\w+|amounts? to|prov(?:es?|ed|en)|reveal\w*|suffers|there (?:is|was)|is an?|this is|(?:i|we) find|report\w*|raised|absent|absence|lack\w*|rul(?:ed|es?) out|reject\w*|dismiss\w*|real|true|genuine|holds|identified|exhibit\w*|affected by|affects|subject to|verdict|reflect\w*|explain\w*|due to|free of|applies|no (?:true )?(?:selectionbias|bias)|warranted|justified|disappear\w*|vanish\w*)\b/u;
const NEGATES =
  /\b(?:no(?! doubt)|not(?! (?:only|just))|never|none|neither|nothing|nobody|nowhere|hardly|scarcely|barely|without|absent|absence|lacks?|lacking|rul(?:ed|es?) out|rather than|instead of|fail(?:s|ed)?|insufficient|reject(?:s|ed)?|dismiss\w*|unbiased|unsupported|free of|refut\w+|unsubstantiated|unwarranted|unjustified|disappear\w*|vanish\w*|den(?:y|ies)|doubt)\b/gu;
/** Parts that tell an impression or a rule give no verdict. */
const NO_VERDICT =
  /\b(?:crude|unadjusted|naive|raw|at first|appear\w*|seem\w*|looks?|looked|tempting|alone|apparent|suggest\w*|would|could|might|may|if|whether|when all|when every|only when|requires?|defin(?:es?|ed|ing)|(?:declared|present|found|given) (?:only )?when|criterion for|threshold for|potential\w*|possibl[ey]|probability|odds|coin|undecided|assess\w*|evaluat\w+|test\w*|impression|mimic\w*|clause|conditions?|be ruled|not rule|by itself|on its own|treatment arm|mislead\w*|mistaken|is present when)\b/u;
const OF_FLAG = /\bflag(?:s|ged)?\b|\braised\b/u;

/** "Present and absent". */
const CONTRADICTS =
  /\bpresent (?:and|or|but|yet) (?:also )?(?:not present|absent)\b|\babsent (?:and|or|but|yet) (?:also )?present\b/u;

/** The verdicts on selection bias that a sentence in canonical spelling gives, part by part. */
export function verdictsIn(text: string): Verdict[] {
  if (CONTRADICTS.test(text)) return [{ present: null, ofFlag: false }];
  const asides = text.match(ASIDE) ?? [];
  return [text.replaceAll(ASIDE, ' '), ...asides]
    .flatMap((own) => own.split(PART))
    .filter((part) => BIAS.test(part) && SAYS.test(part) && !NO_VERDICT.test(part))
    .map((part) => ({
      present: [true, false][[...part.matchAll(NEGATES)].length] ?? null,
      ofFlag: OF_FLAG.test(part),
    }));
}
