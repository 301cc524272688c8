import {
  audit,
  generateEpisode,
  patientId,
  type ErrorType,
  type Rules,
  type TaskId,
} from '../../src/core/index.ts';
import type { ReportFacts } from '../../src/core/score/report-grade.ts';

/** What the writer of a report has in front of them: the figures of one generated episode and the flags of one audit. */
export interface Told {
  readonly task: TaskId;
  readonly patients: number;
  readonly excerpt: string;
  readonly min: number;
  readonly max: number;
  /** The windows in days, the comorbidity threshold and the thresholds in percent; 0 where the task has none. */
  readonly window: number;
  readonly windowIv: number;
  readonly comorbidity: number;
  readonly sites: readonly string[];
  readonly domLimit: number;
  readonly maleLimit: number;
  readonly gapLimit: number;
  /** Flags by error type, and all flags of records. */
  readonly ages: number;
  readonly deaths: number;
  readonly delays: number;
  readonly total: number;
  /** Flagged patients by error type. */
  readonly ageIds: readonly string[];
  readonly deathIds: readonly string[];
  readonly delayIds: readonly string[];
  /** A patient who was not flagged. */
  readonly spared: string;
  /** Shares and gaps in percent. */
  readonly group: string;
  readonly dom: number;
  readonly male: number;
  readonly crude: number;
  readonly gap: number;
  readonly biased: boolean;
  readonly facts: ReportFacts;
}

/**
 * An episode as its auditor may tell it. Every second seed has an auditor who missed one violation of each type,
 * because a report is held against the flags that were raised.
 */
export function tell(task: TaskId, seed: number): Told {
  const episode = generateEpisode({ task_id: task, seed });
  const { dataset, protocol, truth } = episode;
  const { violations } = audit(dataset, protocol.rules, episode.task.errorTypes);
  const flagged = (bit: number) => {
    const ids = [...violations].flatMap((bits, row) => ((bits & bit) === 0 ? [] : [patientId(row)]));
    return seed % 2 === 0 ? ids : ids.slice(1);
  };
  const byType = new Map<ErrorType, readonly string[]>([
    ['invalid_age', flagged(1)],
    ['temporal_inconsistency', flagged(2)],
    ['protocol_window_violation', flagged(4)],
  ]);
  const ids = (type: ErrorType) => byType.get(type) ?? [];
  const all = [...byType.values()].flat();
  const spared = [...violations].findIndex((bits) => bits === 0);
  const { bias } = truth.audit;
  const percent = (fraction: number | null | undefined) => Math.round((fraction ?? 0) * 1_000) / 10;
  return {
    task,
    patients: dataset.size,
    excerpt: protocol.excerpt,
    ...limitsOf(protocol.rules),
    ages: ids('invalid_age').length,
    deaths: ids('temporal_inconsistency').length,
    delays: ids('protocol_window_violation').length,
    total: all.length,
    ageIds: ids('invalid_age'),
    deathIds: ids('temporal_inconsistency'),
    delayIds: ids('protocol_window_violation'),
    spared: patientId(spared),
    group: bias?.dominantGroup ?? '',
    dom: percent(bias?.dominantShare),
    male: percent(bias?.maleShare),
    crude: percent(bias?.crudeGap),
    gap: percent(bias?.adjustedGap),
    biased: bias?.present ?? false,
    facts: {
      task: episode.task,
      rules: protocol.rules,
      flagCounts: {
        invalid_age: ids('invalid_age').length,
        temporal_inconsistency: ids('temporal_inconsistency').length,
        protocol_window_violation: ids('protocol_window_violation').length,
        selection_bias: bias?.present === true ? 1 : 0,
      },
      biasFlagged: bias?.present ?? false,
      isFlagged: (id, type) => (type === undefined ? all : ids(type)).includes(id),
      isPatient: (id) =>
        /^P\d{4}$/u.test(id) && Number(id.slice(1)) >= 1 && Number(id.slice(1)) <= dataset.size,
      bias,
    },
  };
}

function limitsOf(rules: Rules) {
  return {
    min: rules.age_min,
    max: rules.age_max,
    window: rules.treatment_window_days ?? 0,
    windowIv: rules.stage_iv_window_days ?? 0,
    comorbidity: rules.comorbidity_threshold ?? 0,
    sites: rules.high_risk_sites ?? [],
    domLimit: rules.dominance_threshold_pct ?? 0,
    maleLimit: rules.male_threshold_pct ?? 0,
    gapLimit: rules.adjusted_gap_threshold_pct ?? 0,
  };
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number below a hundred in words. */
export function inWords(number: number): string {
  if (number < 20) return SMALL[number] ?? '';
  const tens = TENS[Math.floor(number / 10) - 2] ?? '';
  return number % 10 === 0 ? tens : `${tens}-${SMALL[number % 10] ?? ''}`;
}

/** The same with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Episodes of the three ranked tasks, of either label and either side of the crude gap. */
export const EPISODES: readonly Told[] = [
  ...[3, 4].map((seed) => tell('task_easy', seed)),
  ...[5, 6].map((seed) => tell('task_medium', seed)),
  ...[7, 8, 9, 10, 11, 12].map((seed) => tell('task_hard', seed)),
];
