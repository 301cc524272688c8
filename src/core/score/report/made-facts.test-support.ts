import { resolveTask } from '../../tasks/overrides.ts';
import type { Rules } from '../../model/protocol.ts';
import type { ErrorType, RecordErrorType, TaskId } from '../../model/vocabulary.ts';
import type { ReportFacts } from './facts/report-facts.ts';

/** What a hand-made episode is made of. */
export interface Case {
  readonly task: TaskId;
  readonly rules: Partial<Rules>;
  readonly flagged: Readonly<Partial<Record<RecordErrorType, readonly string[]>>>;
  readonly bias?: ReportFacts['bias'];
  readonly biasFlagged?: boolean;
}

const NO_RULES: Rules = {
  age_min: 18,
  age_max: 80,
  treatment_window_days: null,
  stage_iv_window_days: null,
  comorbidity_threshold: null,
  high_risk_sites: null,
  dominance_threshold_pct: null,
  male_threshold_pct: null,
  adjusted_gap_threshold_pct: null,
};

/** Makes the facts of an episode from its rules and the flags that the agent raised. */
export function factsFor({
  task: taskId,
  rules,
  flagged,
  bias = null,
  biasFlagged = false,
}: Case): ReportFacts {
  const task = resolveTask(taskId);
  const flags = new Map<string, ErrorType[]>();
  for (const type of ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation'] as const)
    for (const id of flagged[type] ?? []) flags.set(id, [...(flags.get(id) ?? []), type]);
  return {
    task,
    rules: { ...NO_RULES, ...rules },
    flagCounts: {
      invalid_age: flagged.invalid_age?.length ?? 0,
      temporal_inconsistency: flagged.temporal_inconsistency?.length ?? 0,
      protocol_window_violation: flagged.protocol_window_violation?.length ?? 0,
      selection_bias: biasFlagged ? 1 : 0,
    },
    biasFlagged,
    isFlagged: (id, type) => {
      const types = flags.get(id);
      return types !== undefined && (type === undefined || types.includes(type));
    },
    isPatient: (id) =>
      /^P\d{4}$/u.test(id) && Number(id.slice(1)) >= 1 && Number(id.slice(1)) <= task.patients,
    bias,
  };
}

/** Eight ages out of 34 to 78 were flagged. */
export const EASY = factsFor({
  task: 'task_easy',
  rules: { age_min: 34, age_max: 78 },
  flagged: { invalid_age: ['P0012', 'P0047', 'P0101', 'P0133', 'P0178', 'P0210', 'P0255', 'P0289'] },
});

/** Ages 29 to 81, a window of 24 days, 38 in Stage IV; 23 records were flagged. */
export const MEDIUM = factsFor({
  task: 'task_medium',
  rules: { age_min: 29, age_max: 81, treatment_window_days: 24, stage_iv_window_days: 38 },
  flagged: {
    invalid_age: ['P0003', 'P0044', 'P0091', 'P0120', 'P0188', 'P0251', 'P0307', 'P0466'],
    temporal_inconsistency: ['P0017', 'P0079', 'P0145', 'P0213', 'P0298', 'P0355', 'P0410'],
    protocol_window_violation: [
      'P0022',
      'P0068',
      'P0139',
      'P0190',
      'P0226',
      'P0333',
      'P0402',
      'P0479',
      'P0480',
    ],
  },
});

const HARD_FLAGS = {
  invalid_age: numbered(11, 13),
  temporal_inconsistency: numbered(10, 203),
  protocol_window_violation: numbered(22, 405),
};

/** True bias that the crude gap hides: crude 5.2 points, adjusted 13.1, threshold 8. */
export const BIASED = factsFor({
  task: 'task_hard',
  rules: {
    age_min: 41,
    age_max: 84,
    treatment_window_days: 19,
    stage_iv_window_days: 33,
    comorbidity_threshold: 4,
    high_risk_sites: ['Aldermoor Cancer Center', 'Ironwood General Hospital', 'Northquay Cancer Centre'],
    dominance_threshold_pct: 55,
    male_threshold_pct: 60,
    adjusted_gap_threshold_pct: 8,
  },
  flagged: HARD_FLAGS,
  bias: { dominantShare: 0.6244, maleShare: 0.7115, crudeGap: 0.0523, adjustedGap: 0.1312, present: true },
  biasFlagged: true,
});

/** A crude gap that stage explains: crude 16.4 points, adjusted 2.1, threshold 9. */
export const CONFOUNDED = factsFor({
  task: 'task_hard',
  rules: {
    age_min: 26,
    age_max: 73,
    treatment_window_days: 30,
    stage_iv_window_days: 47,
    comorbidity_threshold: 3,
    high_risk_sites: [
      'Brightwater Oncology Institute',
      'Juniper Lake Health Centre',
      'Hospital Pedra Serena',
    ],
    dominance_threshold_pct: 58,
    male_threshold_pct: 64,
    adjusted_gap_threshold_pct: 9,
  },
  flagged: HARD_FLAGS,
  bias: { dominantShare: 0.6611, maleShare: 0.6972, crudeGap: 0.1637, adjustedGap: 0.0214, present: false },
});

/** A trial without a violation, and an agent that flagged nothing. */
export const CLEAN = factsFor({
  task: 'task_medium',
  rules: { age_min: 25, age_max: 76, treatment_window_days: 21, stage_iv_window_days: 35 },
  flagged: {},
});

function numbered(count: number, first: number): string[] {
  return Array.from({ length: count }, (_, index) => `P${String(10_000 + first + index).slice(1)}`);
}
