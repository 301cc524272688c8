import { stringify } from 'csv-stringify/sync';
import type { Observation } from '../../core/model/observation.ts';

/** What a model reads after a call: the answer in words, rows as CSV where there are some, and the budget left. */
export function answerWords(seen: Observation): string {
  const rows = rowsOf(seen);
  return [
    seen.feedback,
    ...(rows === null ? [] : [rows]),
    ...(seen.done ? [] : [`Actions left: ${seen.attempts_remaining}.`]),
  ].join('\n');
}

/** What a model reads of its assignment: the task, the excerpt of the protocol, and where the episode stands. */
export function assignmentWords(seen: Observation): string {
  return [
    seen.task_description,
    `${seen.protocol_title}\n\n${seen.trial_protocol_excerpt}`,
    answerWords(seen),
  ].join('\n\n');
}

function rowsOf({ metadata: { result } }: Observation): string | null {
  if (typeof result !== 'object' || result === null || !('patients' in result)) return null;
  const { patients } = result;
  return Array.isArray(patients) && patients.length > 0
    ? stringify(patients.map(flat), { header: true, record_delimiter: '\n' }).trimEnd()
    : null;
}

/** A list in a cell is its members with semicolons between them. */
function flat(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Array.isArray(value) ? value.join('; ') : value]),
  );
}
