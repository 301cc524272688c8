import { REPORT_LIMIT } from '../model/action.ts';
import { gradeSection } from './report/grade-section.ts';
import { plainText } from './report/text/plain-text.ts';
import type { ReportFacts } from './report/facts/report-facts.ts';
import { SECTION_NAMES, type SectionName } from './report/text/section-name.ts';
import { splitSections } from './report/text/sections.ts';
import { keysInSeveral } from './report/text/sentence-key.ts';
import { sentencesOf } from './report/text/sentences.ts';

export { SECTION_NAMES, type ReportFacts, type SectionName };

/** The points of a report: one for each section that earned it. */
export interface ReportGrade {
  /** 0..5 */
  readonly points: number;
  readonly sections: Readonly<Record<SectionName, boolean>>;
}

/**
 * Grades a report: a section earns its point when it makes its claim in a sentence that is not denied, states at least
 * one checkable fact of this episode, and states none wrongly. A sentence that stands in several sections counts for
 * none of them. A report longer than the limit earns nothing. Total:
 * any string is a report. The grammar stands in docs/report-grading.md.
 */
export function gradeReport(report: string, facts: ReportFacts): ReportGrade {
  const texts =
    report.length > REPORT_LIMIT ? new Map<SectionName, string>() : splitSections(plainText(report));
  const read = new Map([...texts].map(([name, text]) => [name, sentencesOf(text)]));
  const copied = keysInSeveral(read.values());
  const earns = (name: SectionName) => gradeSection(name, read.get(name) ?? [], copied, facts);
  const sections = {
    Protocol: earns('Protocol'),
    'Root cause': earns('Root cause'),
    Risk: earns('Risk'),
    'Corrective action': earns('Corrective action'),
    Fairness: earns('Fairness'),
  };
  return { points: SECTION_NAMES.filter((name) => sections[name]).length, sections };
}
