import { denies } from '../read/denial.ts';
import { plural, TYPE_WORDS } from '../read/error-types.ts';
import { segmentUpTo } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

/** Words that may stand between a count and the type it counts. */
const BETWEEN = String.raw`(?: (?:of|type|to|appears?|seems?|apparently|reportedly|flagged|affected|confirmed|suspected|potential|distinct|unique|separate|total|such|clear|actual|patients?|records?|subjects?|participants?|cases?|flags?|violations?|errors?|entries|rows|individuals?|people|findings?|deviations?|with|had|have|having|were|was|are|is|being|for|as|under|an?|the|whose|that|who|shows?|contain\w*|carr\w+|raised|identified|found|detected|marked|reported|data|out|due|classified|involv\w+|because|on|protocol|treatment|treated|enrolled|included))*`;
/** What follows a count of a part: "in Stage IV", "at one site". */
const OF_A_PART = String.raw`(?! (?:are |were |is )?(?:in|of|at|from|among|with|for) (?:the |a |an )?(?:stage|control|treatment arm|males?|females?|men|women|one site|this site|that site|single site|same site|site\d))`;
/** What leads from the name of a type to its count: "invalid ages (12)", "invalid_age flags: 12". */
const LEADING = String.raw`(?: (?:flags?|flagged|records?|cases?|counts?|total|number|in|of|n))*(?: (?:[:=(|—×]|flags|count|total))+(?: (?:n|=|:|\|))*`;

/** "None of the 8 invalid ages" denies something else of them. */
const NONE_OF = /\b(?:none|not all|no one) of (?:the|these|those|our) $/u;

const FORMS = TYPE_WORDS.map(([type, word]) => ({
  type,
  pattern: new RegExp(
    String.raw`(?<= )(?<before>\d+)${BETWEEN} ${word}s?(?= )${OF_A_PART}|\b${plural(word)} in (?<among>\d+) (?:patients|records|cases)${OF_A_PART}|\b${plural(word)}${LEADING} (?<after>\d+)(?= (?:[,;)(|—]|$|and|flags?|flagged|records?|cases?|patients?|violations?|in total|were|have)|$| $)`,
    'gu',
  ),
}));

/**
 * The counts of flags that a sentence states: a number before the name of an error type ("12 invalid_age flags",
 * "12 patients with an age outside ..."), or after it ("invalid_age: 12"). Rounded counts, counts of a part and the
 * number of records in the dataset are no such facts.
 */
export function countsIn({ text }: Sentence, { flagCounts, task }: ReportFacts): StatedFact[] {
  return FORMS.flatMap(({ type, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match): StatedFact[] => {
      const value = Number(match.groups?.['before'] ?? match.groups?.['among'] ?? match.groups?.['after']);
      if (value === task.patients || denies(segmentUpTo(text, match.index).replace(NONE_OF, ''))) return [];
      return [{ kind: value === 0 ? 'nothing' : 'count', holds: value === flagCounts[type] }];
    }),
  );
}
