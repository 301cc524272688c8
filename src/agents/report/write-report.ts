import type { Rules } from '../../core/model/protocol.ts';
import type { AuditSummary } from './audit-summary.ts';
import { fairnessSection } from './fairness-section.ts';
import { findingSections } from './finding-sections.ts';
import { protocolSection } from './protocol-section.ts';
import { renderSections } from './render-sections.ts';

/** A report of five sections, each grounded in what the audit found. */
export function writeReport(summary: AuditSummary): string {
  const { rules, flagged } = summary;
  return renderSections({
    Protocol: protocolSection(rules),
    ...(flagged.length > 0 ? findingSections(flagged) : cleanSections(rules)),
    Fairness: fairnessSection(summary),
  });
}

/** The same sections for a trial in which no record was flagged: grounded in the rules that were applied. */
function cleanSections(rules: Rules): Record<'Root cause' | 'Risk' | 'Corrective action', string> {
  const range = `${rules.age_min} to ${rules.age_max} years`;
  return {
    'Root cause': `The clean result is most likely due to eligibility checks at enrollment against the age range of ${range}.`,
    Risk: `The remaining risk to patient safety and data integrity is that a patient outside the age range of ${range} is enrolled later.`,
    'Corrective action': `As a preventive action we recommend to keep the edit checks on the age range of ${range} and to repeat this audit at the next data cut.`,
  };
}
