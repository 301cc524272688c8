import { describe, expect, it } from 'vitest';
import * as core from '../../src/core/index.ts';

/* Frozen: agents say these words and records hold them. Their order decides codes and bytes. */

describe('words of the game', () => {
  it('tasks', () => {
    expect(core.TASK_IDS).toEqual(['task_easy', 'task_medium', 'task_hard', 'train_small']);
    expect(core.RANKED_TASK_IDS).toEqual(['task_easy', 'task_medium', 'task_hard']);
  });

  it('error types, trap kinds and bias modes', () => {
    expect(core.ERROR_TYPES).toEqual([
      'invalid_age',
      'temporal_inconsistency',
      'protocol_window_violation',
      'selection_bias',
    ]);
    expect(core.RECORD_ERROR_TYPES).toEqual(core.ERROR_TYPES.slice(0, 3));
    expect(core.TRAP_KINDS).toEqual([
      'boundary_age',
      'near_immediate_death',
      'near_window_delay',
      'stage_iv_exception',
      'valid_deceased',
      'treatment_arm_skew',
      'comorbidity_override',
    ]);
    expect(core.BIAS_MODES).toEqual(['true_bias', 'confounded_no_bias']);
  });

  it('actions and their fields', () => {
    expect(core.ACTION_TYPES).toEqual([
      'investigate_pattern',
      'compute_distribution',
      'flag_error',
      'propose_fix',
      'submit_report',
      'read_patients',
    ]);
    expect(Object.keys(core.ActionSchema.shape)).toEqual([
      'action_type',
      'variable',
      'stratify_by',
      'error_type',
      'patient_id',
      'reason',
      'confidence',
      'proposed_value',
      'report',
      'offset',
      'limit',
      'metadata',
    ]);
  });

  it('outcome codes', () => {
    expect(core.OUTCOME_CODES).toEqual([
      'reset',
      'investigated',
      'investigated_again',
      'distributed',
      'distributed_again',
      'flag_recorded',
      'flag_correct',
      'flag_false_positive',
      'flag_duplicate',
      'blocked_phase',
      'unknown_action',
      'unknown_variable',
      'unknown_patient',
      'unknown_error_type',
      'fix_accepted',
      'fix_refused',
      'reported',
      'read',
      'read_limit',
      'episode_over',
    ]);
  });

  it('columns', () => {
    expect(core.COLUMNS).toEqual([
      'patient_id',
      'age',
      'gender',
      'ethnicity',
      'group',
      'enrollment_date',
      'treatment_start',
      'death_date',
      'outcome',
      'stage',
      'treatment_site',
      'country',
      'trial_phase',
      'drug',
      'comorbidity_index',
      'ecog_performance_status',
      'prior_chemo_cycles',
      'baseline_ldh',
      'bmi',
      'insurance_type',
      'smoking_status',
      'blood_pressure_sys',
      'blood_pressure_dia',
      'primary_tumor_site',
      'histology_type',
      'concomitant_medications',
    ]);
    expect(Object.keys(core.PatientSchema.shape)).toEqual(core.COLUMNS);
  });

  it('values of the columns', () => {
    expect([core.GENDERS, core.ARMS, core.OUTCOMES, core.STAGES]).toEqual([
      ['F', 'M'],
      ['control', 'treatment'],
      ['survived', 'deceased'],
      ['I', 'II', 'III', 'IV'],
    ]);
    expect(core.ETHNICITIES).toEqual(['White', 'Black', 'Asian', 'Hispanic', 'Other']);
    expect(core.INSURANCE_TYPES).toEqual([
      'Private',
      'Medicare',
      'Medicaid',
      'National health service',
      'Statutory health insurance',
      'Self-pay',
    ]);
    expect(core.SMOKING_STATUSES).toEqual(['Never', 'Former', 'Current']);
    expect(core.MEDICATIONS).toEqual([
      'Amlodipine',
      'Aspirin',
      'Atorvastatin',
      'Dexamethasone',
      'Levothyroxine',
      'Lisinopril',
      'Metformin',
      'Omeprazole',
      'Ondansetron',
      'Paracetamol',
      'Sertraline',
      'Warfarin',
    ]);
  });

  it('names of rules and of the report sections', () => {
    expect(Object.keys(core.RulesSchema.shape)).toEqual([
      'age_min',
      'age_max',
      'treatment_window_days',
      'stage_iv_window_days',
      'comorbidity_threshold',
      'high_risk_sites',
      'dominance_threshold_pct',
      'male_threshold_pct',
      'adjusted_gap_threshold_pct',
    ]);
    expect(Object.keys(core.LabelsSchema.shape)).toEqual(['violations', 'bias', 'traps']);
    expect(Object.keys(core.EpisodeDocumentSchema.shape)).toEqual([
      'generator_version',
      'task_id',
      'seed',
      'sealed',
      'protocol',
      'dataset',
      'hash',
      'labels',
    ]);
  });
});
