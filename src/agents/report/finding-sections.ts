import { RECORD_ERROR_TYPES, type RecordErrorType } from '../../core/model/vocabulary.ts';
import type { Finding } from '../finding.ts';

/** What an auditor says of the records that it flagged, of which there is at least one: cause, risk and action. */
export function findingSections(
  flagged: readonly Finding[],
): Record<'Root cause' | 'Risk' | 'Corrective action', string> {
  const findings = countsText(flagged);
  return {
    'Root cause': `We flagged ${findings}; the most likely root cause is data entry error at the sites.`,
    Risk: `The ${findings} that we flagged put patient safety and data integrity at risk.`,
    'Corrective action': `We recommend to query the sites about every flagged record, beginning with ${flagged[0]?.patientId}, and to correct the edit checks.`,
  };
}

const NAMES: Readonly<Record<RecordErrorType, readonly [one: string, many: string]>> = {
  invalid_age: ['invalid age', 'invalid ages'],
  temporal_inconsistency: ['temporal inconsistency', 'temporal inconsistencies'],
  protocol_window_violation: ['treatment window violation', 'treatment window violations'],
};

/** The number of flags of each kind, in words. */
export function countsText(flagged: readonly Finding[]): string {
  const parts = RECORD_ERROR_TYPES.flatMap((type) => {
    const count = flagged.filter(({ errorType }) => errorType === type).length;
    const [one, many] = NAMES[type];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
