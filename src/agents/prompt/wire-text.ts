import type { ErrorType } from '../../core/model/vocabulary.ts';
import { FENCE_NOTE } from './fence.ts';

/** Who the model is asked to be: the same in every prompt. */
export const ROLE =
  'You are a senior clinical data manager. You audit one Phase III oncology dataset against its own protocol. ' +
  `The protocol excerpt is the only source of the rules. ${FENCE_NOTE}`;

/** How a reply is to look. */
export const JSON_ONLY = 'Reply with one JSON document and nothing else: no code fence, no words around it.';

/** How findings on patients are written, and what they cost. */
export function findingsText(errorTypes: readonly ErrorType[]): string {
  const types = errorTypes.filter((type) => type !== 'selection_bias').join(', ');
  return (
    `Each finding is one flag: patient_id as it stands in the table, error_type (one of ${types}), ` +
    'confidence (your probability, 0 to 1, that the finding is right) and reason (a few words). ' +
    'A false alarm costs half of what a right finding earns. Patients without a finding are left out; a list may be empty.'
  );
}
