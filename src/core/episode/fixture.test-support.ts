import { fromRows } from '../dataset/from-rows.ts';
import { patientId, rowOf } from '../dataset/dataset.ts';
import { patient } from '../dataset/patient.test-support.ts';
import type { Episode } from '../generate/episode.ts';
import type { EpisodeOptions } from '../model/episode.ts';
import type { Action } from '../model/action.ts';
import { NOISE_COLUMNS, type Patient } from '../model/patient.ts';
import type { Task } from '../model/task.ts';
import type { BiasFinding } from '../model/truth.ts';
import { RECORD_ERROR_TYPES, type RecordErrorType } from '../model/vocabulary.ts';
import { startEpisode } from './start.ts';
import type { EpisodeState } from './state.ts';
import { step } from './step.ts';

/** A small task with everything in force: two required investigations and two required distributions. */
export const SMALL_TASK: Task = {
  taskId: 'task_hard',
  title: 'Small audit',
  taskType: 'equity_and_protocol_audit',
  description: 'Audit a hand-made trial.',
  patients: 12,
  budget: 30,
  errorTypes: ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation', 'selection_bias'],
  comorbidityOverride: true,
  violations: {},
  traps: {},
  noiseColumns: NOISE_COLUMNS,
  requiredInvestigations: ['age', 'stage'],
  requiredDistributions: ['ethnicity', 'outcome'],
  custom: false,
};

/** What a hand-made episode is made of; all of it may be left out. */
export interface Fixture {
  readonly task?: Partial<Task>;
  /** Fields that make a record remarkable, by patient id. */
  readonly records?: Readonly<Record<string, Partial<Patient>>>;
  readonly violations?: Readonly<Record<string, RecordErrorType>>;
  readonly bias?: Partial<BiasFinding> | null;
}

/** The violations of the usual hand-made episode: P0001 to P0003 one of each type, and the bias. */
const USUAL: Required<Pick<Fixture, 'records' | 'violations'>> = {
  records: {
    P0001: { age: 17 },
    P0002: { outcome: 'deceased', death_date: '2022-03-08' },
    P0003: { treatment_start: '2022-04-07' },
    P0004: { group: 'treatment', ethnicity: 'Black', stage: 'IV' },
  },
  violations: {
    P0001: 'invalid_age',
    P0002: 'temporal_inconsistency',
    P0003: 'protocol_window_violation',
  },
};

/** A hand-made episode whose truth is what it is told to be. */
export function makeEpisode(fixture: Fixture = {}): Episode {
  const { records, violations } = { ...USUAL, ...fixture };
  const task = { ...SMALL_TASK, ...fixture.task };
  const dataset = fromRows(
    Array.from({ length: task.patients }, (_, row) => patient(row, records[patientId(row)])),
  );
  const found = new Uint8Array(task.patients);
  for (const [id, type] of Object.entries(violations))
    found[rowOf(dataset, id)] = 1 << RECORD_ERROR_TYPES.indexOf(type);
  const bias =
    task.errorTypes.includes('selection_bias') && fixture.bias !== null ? finding(fixture.bias) : null;
  return {
    task,
    seed: 7,
    sealed: null,
    overrides: null,
    protocol: {
      title: 'Protocol HM-1',
      excerpt: 'Eligible are patients aged 18 to 80 years.',
      rules: {
        age_min: 18,
        age_max: 80,
        treatment_window_days: 21,
        stage_iv_window_days: 31,
        comorbidity_threshold: 3,
        high_risk_sites: ['Ironwood General Hospital'],
        dominance_threshold_pct: 55,
        male_threshold_pct: 60,
        adjusted_gap_threshold_pct: 8,
      },
    },
    dataset,
    truth: {
      audit: {
        violations: found,
        counts: RECORD_ERROR_TYPES.map((_, k) => found.filter((bits) => bits & (1 << k)).length),
        bias,
        total: Object.keys(violations).length + (bias?.present === true ? 1 : 0),
      },
      traps: new Uint8Array(task.patients),
      biasMode: bias === null ? null : bias.present ? 'true_bias' : 'confounded_no_bias',
    },
  };
}

function finding(bias: Partial<BiasFinding> = {}): BiasFinding {
  return {
    present: true,
    dominantGroup: 'White',
    dominantShare: 0.6,
    maleShare: 0.65,
    crudeGap: 0.02,
    adjustedGap: 0.11,
    ...bias,
  };
}

export const VERDICT: EpisodeOptions = {
  observation_mode: 'lean',
  reward_mode: 'dense',
  feedback_mode: 'verdict',
};
export const BLIND: EpisodeOptions = {
  observation_mode: 'paged',
  reward_mode: 'terminal',
  feedback_mode: 'blind',
};

/** The state after these actions. */
export function play(
  actions: readonly Action[],
  episode: Episode = makeEpisode(),
  options: EpisodeOptions = VERDICT,
): EpisodeState {
  return actions.reduce((state, action) => step(state, action).state, startEpisode(episode, options, 'run'));
}

export function investigate(variable: string): Action {
  return { action_type: 'investigate_pattern', variable };
}

export function distribution(variable: string, stratifyBy?: string): Action {
  return {
    action_type: 'compute_distribution',
    variable,
    ...(stratifyBy === undefined ? {} : { stratify_by: stratifyBy }),
  };
}

export function flag(id: string, errorType: string, confidence?: number): Action {
  return {
    action_type: 'flag_error',
    patient_id: id,
    error_type: errorType,
    ...(confidence === undefined ? {} : { confidence }),
  };
}

export const FLAG_BIAS: Action = { action_type: 'flag_error', error_type: 'selection_bias' };

export function fix(id: string, value: string): Action {
  return { action_type: 'propose_fix', patient_id: id, proposed_value: value };
}

export function report(text = ''): Action {
  return { action_type: 'submit_report', report: text };
}

/** The required work of the small task. */
export const INVESTIGATED: readonly Action[] = [investigate('age'), investigate('stage')];
export const PREPARED: readonly Action[] = [
  ...INVESTIGATED,
  distribution('ethnicity'),
  distribution('outcome'),
];
