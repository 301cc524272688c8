import type { Patient } from '../model/patient.ts';
import { patientId } from './dataset.ts';

/** An unremarkable record: control arm, stage II, alive, treated 10 days after enrollment. */
export function patient(row: number, fields: Partial<Patient> = {}): Patient {
  return {
    patient_id: patientId(row),
    age: 60,
    gender: 'F',
    ethnicity: 'White',
    group: 'control',
    enrollment_date: '2022-03-01',
    treatment_start: '2022-03-11',
    death_date: null,
    outcome: 'survived',
    stage: 'II',
    treatment_site: 'Ironwood General Hospital',
    country: 'Canada',
    trial_phase: 'Phase III',
    drug: fields.group === 'treatment' ? 'Velorazib' : 'Placebo',
    comorbidity_index: 2,
    ecog_performance_status: 1,
    prior_chemo_cycles: 0,
    baseline_ldh: 210,
    bmi: 24.5,
    insurance_type: 'National health service',
    smoking_status: 'Never',
    blood_pressure_sys: 125,
    blood_pressure_dia: 80,
    primary_tumor_site: 'Lung',
    histology_type: 'Adenocarcinoma',
    concomitant_medications: ['Aspirin', 'Metformin'],
    ...fields,
  };
}
