import type { ErrorType } from '../../core/model/vocabulary.ts';
import { FENCE_NOTE } from './fence.ts';

/** Who the model is asked to be: the same in every prompt. */
export const ROLE =
  'You are a senior clinical data manager. You audit one Phase III oncology dataset against its own protocol. ' +
  `The protocol excerpt is the only source of the rules. ${FENCE_NOTE}`;

/** How a reply is to look. */
export const JSON_ONLY = 'Reply with one JSON document and nothing else: no code fence, no words around it.';

/** How the headings of a report are written. */
export const HEADINGS = 'each heading stands on a line of its own that begins with "## ".';

/** How a report is written where it is a field of a reply. */
export const REPORT_FORM = `The report is plain text of at most 600 words; ${HEADINGS}`;

/** The shape of the last fields of an audit, for the eyes of the model. */
export const ENDING_SHAPE =
  '"selection_bias": {"flag": true or false, "confidence": number, "reason": text} or null, "report": text';

/** How findings on patients are written, and what they cost. */
export function findingsText(errorTypes: readonly ErrorType[]): string {
  const types = errorTypes.filter((type) => type !== 'selection_bias').join(', ');
  return (
    `Each finding is one flag: patient_id as it stands in the table, error_type (one of ${types}), ` +
    'confidence (your probability, 0 to 1, that the finding is right) and reason (a few words). ' +
    'A false alarm costs half of what a right finding earns. Patients without a finding are left out; a list may be empty.'
  );
}
