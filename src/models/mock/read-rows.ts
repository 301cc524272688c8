import type { AuditedRecord } from '../../agents/auditor/record-rules.ts';
import { STAGES } from '../../core/model/patient.ts';

/** The patients of every table in a text, in order: a line of column names, then a line each, between the fences. */
export function readRows(text: string): AuditedRecord[] {
  return [...text.matchAll(/<patient_data>\n([\s\S]*?)\n<\/patient_data>/g)].flatMap(([, table = '']) => {
    const [head = '', ...lines] = table.split('\n');
    const columns = head.split('|');
    return lines.flatMap((line) => rowOf(columns, line.split('|')) ?? []);
  });
}

function rowOf(columns: readonly string[], cells: readonly string[]): AuditedRecord | null {
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
  const stage = STAGES.find((one) => one === cell('stage'));
  if (!stage || cell('patient_id') === '') return null;
  return {
    patient_id: cell('patient_id'),
    age: cell('age') === '' ? null : Number(cell('age')),
    stage,
    comorbidity_index: Number(cell('comorbidity_index')),
    enrollment_date: cell('enrollment_date'),
    treatment_start: cell('treatment_start'),
    death_date: cell('death_date') || null,
  };
}
