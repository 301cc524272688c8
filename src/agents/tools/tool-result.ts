import { z } from 'zod';
import type { Observation } from '../../core/model/observation.ts';
import { COLUMNS, PatientSchema } from '../../core/model/patient.ts';
import { patientTable } from '../prompt/patient-table.ts';

/** What a tool call is answered with: the feedback, the rows that were read, and the budget. */
export function toolResult(seen: Observation, columns: readonly string[] | null): string {
  const page = PageSchema.safeParse(seen.metadata['result']).data;
  const shown = COLUMNS.filter((column) => columns === null || columns.includes(column));
  return [
    seen.feedback,
    ...(page ? [patientTable(page.patients, shown), `${page.total} patients in all.`] : []),
    `Steps left: ${seen.attempts_remaining}.`,
  ].join('\n');
}

/** The part of metadata.result that a page of patients has. */
const PageSchema = z.object({ total: z.int().min(0), patients: PatientSchema.array() });
