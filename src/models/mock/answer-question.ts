import type { Finding } from '../../agents/finding.ts';
import { RECORD_ERROR_TYPES } from '../../core/model/vocabulary.ts';
import type { Mind } from './mind.ts';

/** The JSON that a mock model answers to a question of the naive or the react agent, which it knows by its words. */
export function answerQuestion(text: string, mind: Mind): Readonly<Record<string, unknown>> {
  if (text.includes('Step 1 of 3')) return investigation(mind);
  if (text.includes('Step 2 of 3')) return { flags: mind.findings().map(flagText) };
  if (text.includes('Step 3 of 3')) return conclusion(mind, flagsInSummary(text));
  const findings = mind.findings();
  return { flags: findings.map(flagText), ...conclusion(mind, findings) };
}

/** The distributions that a mock model asks for: those required and, where it minds confounding, ethnicity by stage. */
export function wantedDistributions({
  assignment,
  wantsStages,
}: Mind): { variable: string; stratify_by: string | null }[] {
  const required = assignment.distributions.map((variable) => ({ variable, stratify_by: null }));
  return wantsStages ? [...required, { variable: 'ethnicity', stratify_by: 'stage' }] : required;
}

/** How sure a mock model says it is. */
export const CONFIDENCE = 0.95;

function investigation(mind: Mind): Readonly<Record<string, unknown>> {
  return { investigate: mind.assignment.investigations, distributions: wantedDistributions(mind) };
}

function conclusion(mind: Mind, flagged: readonly Finding[]): Readonly<Record<string, unknown>> {
  const flag = mind.biased();
  return {
    selection_bias:
      flag === null ? null : { flag, confidence: CONFIDENCE, reason: 'by the criterion of the protocol' },
    report: mind.report(flagged),
  };
}

function flagText({ errorType, patientId }: Finding): Readonly<Record<string, unknown>> {
  return {
    patient_id: patientId,
    error_type: errorType,
    confidence: CONFIDENCE,
    reason: 'violates the protocol',
  };
}

/** The flags of a declared summary: as many of each type as it counts, under the names it gives. */
function flagsInSummary(text: string): Finding[] {
  return RECORD_ERROR_TYPES.flatMap((errorType) => {
    const [, count = '0', patientId = ''] =
      new RegExp(`^${errorType}: (\\d+) flagged \\(([^,)]+)`, 'm').exec(text) ?? [];
    return Array.from({ length: Number(count) }, () => ({ errorType, patientId }));
  });
}
