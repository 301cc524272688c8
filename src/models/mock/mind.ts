import { readAssignment, type Assignment } from '../../agents/assignment.ts';
import { showsBias } from '../../agents/auditor/bias-rule.ts';
import { readAsMeant } from '../../agents/auditor/reading.ts';
import { findViolations } from '../../agents/auditor/record-rules.ts';
import type { Finding } from '../../agents/finding.ts';
import { writeReport } from '../../agents/report/write-report.ts';
import type { Behavior } from './behavior.ts';
import { readEquity } from './read-equity.ts';
import { readRows } from './read-rows.ts';

/** What a mock model makes of a prompt, read off its text alone. Questions that the text cannot answer come out empty. */
export interface Mind {
  readonly assignment: Assignment;
  /** Whether it wants the control arm broken down within each stage. */
  readonly wantsStages: boolean;
  /** What it finds in the patient tables of the text. */
  findings(): Finding[];
  /** Its verdict on selection bias, by the breakdowns in the text; null where bias is not in force. */
  biased(): boolean | null;
  /** Its report on these flags. */
  report(flagged: readonly Finding[]): string;
}

/** Reads a prompt the way that a behavior does. @throws ProtocolReadError where the protocol in it cannot be read */
export function mindOf(behavior: Behavior, text: string): Mind {
  const assignment = readAssignment({ task_description: text });
  const excerpt = /<protocol>\n([\s\S]*?)\n<\/protocol>/.exec(text)?.[1];
  const meant = excerpt === undefined ? null : readAsMeant({ trial_protocol_excerpt: excerpt });
  const reading = meant && (behavior.understand?.(meant) ?? meant);
  const judgesBias = assignment.errorTypes.includes('selection_bias');
  const equity = judgesBias ? readEquity(text) : null;
  const biased =
    behavior.bias === undefined
      ? reading !== null && equity !== null && showsBias(equity, reading)
      : behavior.bias === 'always';
  return {
    assignment,
    wantsStages: judgesBias && !behavior.ignoresStages,
    findings: () => (reading ? (behavior.find ?? findViolations)(readRows(text), reading) : []),
    biased: () => (judgesBias ? biased : null),
    report: (flagged) =>
      reading ? writeReport({ rules: reading.rules, flagged, equity, gap: reading.gap, biased }) : '',
  };
}
