import type { ReadSentence } from '../facts/facts-in.ts';
import { denies } from '../read/denial.ts';
import { rewrite } from '../read/rewrite.ts';
import { SECTION_NAMES, type SectionName } from '../read/section-name.ts';
import { segmentsOf, upTo } from '../read/segments.ts';
import { CLAIMS } from './claims.ts';
import { isDisowned } from './disowned.ts';
import { countWords, isProse } from './prose.ts';

/** What parts a sentence into assertions: a denial before does not reach over it, nor out of a reason given first. */
const TURN =
  / (?=(?:;|but|so|therefore|thus|hence|however|yet) )|(?<=^ (?:because|since|although|though|while|whereas|given|with|even though) [^,;]*) (?=, )/u;
const CONDITION = /\b(?:if|unless|whether|provided)\b/u;
const FEWEST_WORDS = 5;

/** A sentence that makes the claims of more sections than this is a list of claims. */
const MOST_CLAIMS = 3;

/** Whether a sentence makes the claim of a section, and not those of most of the others as well. */
export function makesClaim(read: ReadSentence, section: SectionName): boolean {
  return claims(read, section) && SECTION_NAMES.filter((name) => claims(read, name)).length <= MOST_CLAIMS;
}

/**
 * Whether a sentence could make the claim of a section: running text, not disowned, with a verb or a turn of phrase that makes
 * the claim, about its topic, neither denied nor conditional.
 */
function claims({ sentence, stated }: ReadSentence, section: SectionName): boolean {
  const { predicate, topic, withRule, allows } = CLAIMS[section];
  const text = rewrite(sentence.text, allows);
  const statesRule = stated.some(({ kind }) => kind === 'rule');
  const isOnTopic = topic.test(sentence.text) || (withRule !== undefined && statesRule);
  if (!isProse(sentence) || countWords(text) < FEWEST_WORDS || isDisowned(text) || !isOnTopic) return false;
  const predicates = [predicate, ...(withRule && statesRule ? [withRule] : [])];
  return text
    .split(TURN)
    .some((assertion) =>
      predicates.some((words) =>
        [...assertion.matchAll(words)].some((match) =>
          isAsserted(upTo(assertion, match.index), assertion.slice(match.index)),
        ),
      ),
    );
}

/** Whether no condition stands before a predicate, and no denial before it or behind it in its segment. */
function isAsserted(before: string, predicate: string): boolean {
  const [reach] = segmentsOf(predicate);
  return !CONDITION.test(before) && !denies(before + (reach?.text ?? ''));
}
