import { REPORT_LIMIT } from '../model/action.ts';
import { sharedSentences } from './report/claims/shared-sentences.ts';
import type { ReportFacts } from './report/facts/report-facts.ts';
import { gradeSection, isPadding } from './report/grade-section.ts';
import { plainText } from './report/read/plain-text.ts';
import { SECTION_NAMES, type SectionName } from './report/read/section-name.ts';
import { splitSections } from './report/read/sections.ts';
import { sentencesOf, type Sentence } from './report/read/sentences.ts';

export { SECTION_NAMES, type ReportFacts, type SectionName };

/** The points of a report: one for each section that earned it. */
export interface ReportGrade {
  /** 0..5 */
  readonly points: number;
  readonly sections: Readonly<Record<SectionName, boolean>>;
}

/**
 * Grades a report: a section earns its point when it makes its claim in a sentence that is not denied, states at least
 * one checkable fact of this episode, and states none wrongly. A sentence that is made to serve several sections serves
 * none of them. A report longer than the limit earns nothing. Total: any string is a report. The grammar stands in
 * docs/report-grading.md.
 */
export function gradeReport(report: string, facts: ReportFacts): ReportGrade {
  const texts = splitSections(report.length > REPORT_LIMIT ? '' : plainText(report));
  const read = new Map(SECTION_NAMES.map((name) => [name, unpadded(sentencesOf(texts.get(name) ?? ''))]));
  const shared = sharedSentences([...read.values()]);
  const earns = (name: SectionName) => gradeSection(name, read.get(name) ?? [], shared, facts);
  const sections = {
    Protocol: earns('Protocol'),
    'Root cause': earns('Root cause'),
    Risk: earns('Risk'),
    'Corrective action': earns('Corrective action'),
    Fairness: earns('Fairness'),
  };
  return { points: SECTION_NAMES.filter((name) => sections[name]).length, sections };
}

/** The sentences of a section, or none where it is padding. */
function unpadded(sentences: readonly Sentence[]): readonly Sentence[] {
  return isPadding(sentences) ? [] : sentences;
}
