import { SITES } from '../../../dataset/sites.ts';
import { segmentsOf } from '../read/segments.ts';
import type { Sentence } from '../read/sentences.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

const OUTREACH = /\b(?:outreach|high risk)\b/u;
const SITE = /\bsite(?<index>\d+)\b/gu;

/** The sites that a sentence names as outreach sites. */
export function sitesIn({ text }: Sentence, { rules }: ReportFacts): StatedFact[] {
  const outreach = rules.high_risk_sites;
  if (outreach === null) return [];
  return segmentsOf(text)
    .filter((segment) => OUTREACH.test(segment.text))
    .flatMap((segment) => [...segment.text.matchAll(SITE)])
    .map(({ groups }) => ({
      kind: 'rule',
      holds: outreach.includes(SITES[Number(groups?.['index'])]?.name ?? ''),
    }));
}
