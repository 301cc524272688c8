import { isOneOf } from './figures.ts';
import type { Quantity } from './quantity.ts';

const NAMES_LIMIT = /\b(?:threshold|limit|cutoff)\b/u;
/** What an index above the threshold does to the longer window, and what it does not. */
const REVOKES = /\b(?:revok\w+|withdr\w+|los[et]s?|lapses?|reverts?|overrid\w+)\b/u;
const GRANTS = /\b(?:keeps?|grant\w*|benefit\w*|extended to|eligible for)\b/u;
/** "The exception is granted only if the index is >4", "allows the longer window to those with an index >4". */
const TURNED =
  /\b(?:exception|extension|(?:longer|extended) window)\b[a-z ]* only (?:when|if|where|for|to)\b.* >|^(?!.*\b(?:no|not|never|unless|except|but|otherwise|revok\w+|withdr\w+|los[et]s?|lapses?|reverts?)\b).*\b(?:allows?|grants?|permits?|gives?) (?:the |an? )?(?:longer|extended|stage iv) (?:exception|extension|window)\b.* >|^(?!.*\b(?:no|not|never|unless|except|but|otherwise|revok\w+|withdr\w+|los[et]s?|lapses?|reverts?)\b).*\b(?:exception|extension|window|allowance)\b[a-z\d ]* (?:applies|(?:is|are) (?:available|open|granted|given|limited|restricted|reserved)) (?:only )?(?:to|for|when|if|where)\b.* >|^(?!.*\b(?:revok\w+|withdr\w+|los[et]s?|lapses?|reverts?)\b).*\bindex (?:must|has to|needs to|should) (?:be )?>/u;

/** The threshold of the comorbidity index where an index is compared with it. The index of a patient is no such fact. */
export const COMORBIDITY: Quantity = {
  cue: String.raw`comorbid\w*|index|cci|charlson`,
  units: [''],
  states(figure, { rules }, { segment, sentence }) {
    const { comorbidity_threshold: threshold, stage_iv_window_days: longer } = rules;
    if (threshold === null || figure.to !== null) return null;
    if (figure.sign === '' && !NAMES_LIMIT.test(segment)) return null;
    const over =
      isOneOf(figure, [
        ['>', threshold],
        ['>=', threshold + 1],
      ]) &&
      !GRANTS.test(segment) &&
      !TURNED.test(sentence.replaceAll(`${longer ?? ''}d window`, 'longer window'));
    const under =
      isOneOf(figure, [
        ['<=', threshold],
        ['<', threshold + 1],
      ]) && !REVOKES.test(segment);
    return { kind: 'rule', holds: over || under || isOneOf(figure, [['', threshold]]) };
  },
};
