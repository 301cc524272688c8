import type { ActionType } from '../../src/core/model/action.ts';
import type { ColumnName } from '../../src/core/model/patient.ts';
import type { ErrorType, TrapKind } from '../../src/core/model/vocabulary.ts';
import type { OutcomeCode } from '../../src/core/episode/outcome.ts';

/** What the closed vocabularies mean, in the words of the docs. A name without a note does not compile. */

/** What each error type is. */
export const ERROR_NOTES: Readonly<Record<ErrorType, string>> = {
  invalid_age: 'the age is missing, below the minimum or above the maximum; both bounds are eligible',
  temporal_inconsistency: '`death_date` lies before `treatment_start`; death on that day is valid',
  protocol_window_violation:
    'the days from `enrollment_date` to `treatment_start` exceed the window; Stage IV patients have the longer one unless their comorbidity index is above the threshold',
  selection_bias:
    'one finding on the dataset: in the control arm the dominant share, the male share and the stage-adjusted mortality gap all exceed their thresholds',
};

/** What each trap tempts an auditor to. */
export const TRAP_NOTES: Readonly<Record<TrapKind, string>> = {
  boundary_age: 'to flag an age on a bound or up to two years inside it',
  near_immediate_death: 'to flag a death on the day of the first dose or up to three days later',
  near_window_delay: 'to flag a delay on the last day of the window or up to three days before',
  stage_iv_exception:
    'to flag a delay that only the Stage IV window allows, some with the comorbidity exactly at the threshold',
  valid_deceased: 'to flag an early death that is in order',
  treatment_arm_skew: 'to count a demographic skew of the treatment arm, where no rule looks',
  comorbidity_override:
    'to excuse a Stage IV delay whose exception the comorbidity index revokes: a violation that takes stage, comorbidity and window together',
};

/** What each action does and which fields it reads. */
export const ACTION_NOTES: Readonly<Record<ActionType, readonly [fields: string, meaning: string]>> = {
  investigate_pattern: [
    '`variable`',
    'summary of one column over all patients: range, missing values, counts; for `enrollment_date` and `death_date` also the delays. It reports data and restates no rule.',
  ],
  compute_distribution: [
    '`variable`, `stratify_by`?',
    'control arm by one column with counts and mortality, or within each value of a second column',
  ],
  flag_error: [
    '`error_type`, `patient_id`, `confidence`?, `reason`?',
    'claims one violation; `patient_id` is ignored for `selection_bias`; once per patient and type',
  ],
  propose_fix: [
    '`patient_id`, `proposed_value`',
    'for a flagged patient: `query_site`, or the recorded interval in days that the flag is about',
  ],
  submit_report: ['`report`', 'ends the episode'],
  read_patients: ['`offset`?, `limit`?', 'up to 50 records as they are; free of budget and reward'],
};

/** What each column holds. */
export const COLUMN_NOTES: Readonly<Record<ColumnName, string>> = {
  patient_id: 'P0001, P0002, ... by row after shuffling; carries no information',
  age: 'years; null when missing',
  gender: 'sex as recorded',
  ethnicity: 'one field for race and ethnicity, as many listings have it',
  group: 'arm of the trial',
  enrollment_date: 'day of enrollment',
  treatment_start: 'day of the first dose',
  death_date: 'day of death; null when alive at the data cutoff',
  outcome: '`deceased` exactly when there is a death date',
  stage: 'disease stage at entry',
  treatment_site: 'fictional site',
  country: 'country of the site',
  trial_phase: 'always the same in a trial',
  drug: 'fictional drug of the arm',
  comorbidity_index: 'whole number from 0',
  ecog_performance_status: 'performance status; 0 to 2 here',
  prior_chemo_cycles: 'cycles before enrollment; more in Stage IV',
  baseline_ldh: 'U/L; higher in Stage IV',
  bmi: 'kg/m2, one decimal',
  insurance_type: 'fits the country and, for Medicare, the age',
  smoking_status: 'at entry',
  blood_pressure_sys: 'mmHg',
  blood_pressure_dia: 'mmHg; at least 15 below the systolic pressure',
  primary_tumor_site: 'fits the sex',
  histology_type: 'fits the tumor site',
  concomitant_medications: 'list, possibly empty',
};

/** What became of a message, by outcome code. */
export const OUTCOME_NOTES: Readonly<Record<OutcomeCode, string>> = {
  reset: 'the episode has started',
  investigated: 'a column was summarized',
  investigated_again: 'it had been before',
  distributed: 'the control arm was broken down',
  distributed_again: 'the same pair of columns had been before',
  flag_recorded: 'the flag stands; blind mode says no more',
  flag_correct: 'verdict mode: the flag is right',
  flag_false_positive: 'verdict mode: the flag is wrong',
  flag_duplicate: 'the same flag stands already',
  blocked_phase: 'required work is missing before this action',
  unknown_action: 'no such action type',
  unknown_variable: 'no such column, or one that cannot be broken down',
  unknown_patient: 'no such patient: counts as a false positive',
  unknown_error_type: 'no such error type in force: counts as a false positive',
  fix_accepted: 'the fix is one that a data manager may propose',
  fix_refused: 'it is not, or no flag of that patient waits for a fix',
  reported: 'the report is in and the episode is over',
  read: 'rows were read',
  read_limit: 'no read is left',
  episode_over: 'the episode was over before the message',
};
