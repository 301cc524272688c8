import { denies } from '../read/denial.ts';
import { segmentUpTo } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

const RECORDS = String.raw`(?:patients?|records?|subjects?|participants?|cases?|entries|rows|flags?)`;
/** What may stand behind a count of all that was flagged: anything else may make it a count of a part. */
const AND_NO_PART = String.raw`(?= (?:[,;)—]|and|to|should|must|is|are|be|need|in total|overall|altogether) | $)(?! ,? ?\(? ?p\d)`;
/** "The 24 flagged records", "24 records were flagged", "we flagged 24 records". */
const ALL_FLAGGED = new RegExp(
  String.raw`(?<= (?:the|all|these|those|our|my) )(?<all>\d+) (?:flagged ${RECORDS}|flags)${AND_NO_PART}|(?<= )(?<were>\d+) ${RECORDS} (?:were|are|have been) flagged${AND_NO_PART}|\bflagged (?:a total of )?(?<raised>\d+) ${RECORDS}${AND_NO_PART}`,
  'gu',
);

/**
 * The counts of flagged patients that a sentence states without an error type: of one type, or of all. Those of the
 * records of the dataset are no such facts.
 */
export function allFlaggedIn({ text }: Sentence, { flagCounts, task }: ReportFacts): StatedFact[] {
  const { selection_bias: bias, ...ofRecords } = flagCounts;
  const counts = Object.values(ofRecords);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const known = [...counts, total, total + bias];
  return [...text.matchAll(ALL_FLAGGED)].flatMap(({ index, groups }): StatedFact[] => {
    const value = Number(groups?.['all'] ?? groups?.['were'] ?? groups?.['raised']);
    if (value === task.patients || denies(segmentUpTo(text, index))) return [];
    return [{ kind: value === 0 ? 'nothing' : 'count', holds: known.includes(value) }];
  });
}
