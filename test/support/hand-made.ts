import {
  audit,
  fromRows,
  patientId,
  TASKS,
  type Episode,
  type ErrorType,
  type Patient,
  type Rules,
  type Task,
  type TaskId,
} from '../../src/core/index.ts';
import { patientRecord } from '../../src/testing/index.ts';

/** Rules with everything in force: 18 to 80 years, 21 and 35 days, comorbidity 3, thresholds 60, 55 and 10 %. */
export const RULES: Rules = {
  age_min: 18,
  age_max: 80,
  treatment_window_days: 21,
  stage_iv_window_days: 35,
  comorbidity_threshold: 3,
  high_risk_sites: ['Harrow Creek Hospital'],
  dominance_threshold_pct: 60,
  male_threshold_pct: 55,
  adjusted_gap_threshold_pct: 10,
};

export const ALL_TYPES: readonly ErrorType[] = [
  'invalid_age',
  'temporal_inconsistency',
  'protocol_window_violation',
  'selection_bias',
];

/** The records P0001, P0002, ... with these fields in place of unremarkable ones. */
export function records(...fields: readonly Partial<Patient>[]): Patient[] {
  return fields.map((own, row) =>
    patientRecord({
      drug: own.group === 'treatment' ? 'Drug' : 'Placebo',
      ...own,
      patient_id: patientId(row),
    }),
  );
}

/** What is wrong with one record, all types in force. */
export function violationOf(fields: Partial<Patient>, rules: Partial<Rules> = {}): ErrorType | null {
  const bits = audit(fromRows(records(fields)), { ...RULES, ...rules }, ALL_TYPES).violations[0];
  return bits === 0 ? null : (ALL_TYPES[Math.log2(bits ?? 0)] ?? null);
}

/** An episode made by hand: a task with its work and budget, rules, records, and the truth that audit finds in them. */
export function handMade(
  task_id: TaskId,
  rows: readonly Patient[],
  changes: { readonly rules?: Partial<Rules>; readonly task?: Partial<Task>; readonly excerpt?: string } = {},
): Episode {
  const task = { ...TASKS[task_id], ...changes.task };
  const rules = { ...RULES, ...changes.rules };
  const dataset = fromRows(rows);
  const found = audit(dataset, rules, task.errorTypes);
  const mode = found.bias?.present === true ? 'true_bias' : 'confounded_no_bias';
  return {
    task,
    seed: 1,
    sealed: null,
    overrides: null,
    protocol: { title: 'A trial', excerpt: changes.excerpt ?? 'An excerpt.', rules },
    dataset,
    truth: {
      audit: found,
      traps: new Uint8Array(rows.length),
      biasMode: task.errorTypes.includes('selection_bias') ? mode : null,
    },
  };
}

/** Records of one control or treatment group. */
export interface Cell {
  readonly ethnicity: Patient['ethnicity'];
  readonly stage: Patient['stage'];
  readonly patients: number;
  readonly deaths: number;
  /** Men among them, none unless told. */
  readonly males?: number;
  readonly group?: Patient['group'];
}

/** The records of these cells, one after the other. The dead died well after their first dose. */
export function cohort(...cells: readonly Cell[]): Patient[] {
  return records(
    ...cells.flatMap(({ ethnicity, stage, patients, deaths, males = 0, group = 'control' }) =>
      Array.from({ length: patients }, (_, index): Partial<Patient> => ({
        ethnicity,
        stage,
        group,
        gender: index < males ? 'M' : 'F',
        ...(index < deaths ? { outcome: 'deceased', death_date: '2022-12-01' } : {}),
      })),
    ),
  );
}
