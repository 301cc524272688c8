import { denies } from '../read/denial.ts';
import { segmentUpTo } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

const RECORDS = String.raw`(?:patients?|records?|subjects?|participants?|cases?|entries|rows|flags?)`;
const FINDINGS = String.raw`(?:violations?|errors?|deviations?|findings?|flags?|flagged ${RECORDS})`;
/** What follows a count of a part: "in Stage IV", "P0012 and P0047". */
const OF_A_PART = String.raw`(?= )(?! (?:in(?! total)|at|of|from|among|for|with|as|whose|where|above|below|due|because|on|under|by|concern\w*|involv\w*|between|per|that|who|which|types?|sites?)\b)(?!(?: [,(:])* p\d)`;
/** "The 24 flagged records", "24 records were flagged", "we flagged 24 records", "24 flags". */
const ALL_FLAGGED = new RegExp(
  [
    String.raw`(?<= (?:the|all|these|those|our|my) )(?<these>\d+) ${FINDINGS}${OF_A_PART}`,
    String.raw`(?<= all )(?<all>\d+) ${RECORDS}${OF_A_PART}`,
    String.raw`(?<= )(?<flags>\d+) (?:flags|flagged ${RECORDS})${OF_A_PART}`,
    String.raw`(?<= )(?<were>\d+) ${RECORDS} (?:were|are|have been) flagged${OF_A_PART}`,
    String.raw`\bflagged (?:a total of )?(?<raised>\d+) ${RECORDS}${OF_A_PART}`,
  ].join('|'),
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
    const value = Number(Object.values(groups ?? {}).find((count) => count !== undefined));
    if (value === task.patients || denies(segmentUpTo(text, index))) return [];
    return [{ kind: value === 0 ? 'nothing' : 'count', holds: known.includes(value) }];
  });
}
