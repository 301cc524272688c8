import type { DiagnosticsRow } from './diagnostics-row.ts';

/** A flaw of an auditor as a whole, named where its episodes bear it out. */
export const FLAWS = [
  /** Fewer than half of all flags are right. */
  'overflags',
  /** Overrides are missed although other window violations are found. */
  'forgets_comorbidity_override',
  /** Most Stage IV records that the longer window excuses are flagged. */
  'ignores_stage_iv_exception',
  /** Deaths on the day of the first dose or soon after are flagged. */
  'flags_valid_deaths',
  /** The verdict on bias follows the crude gap where that is wrong. */
  'judges_bias_by_crude_gap',
  /** Every biased-looking cohort is called biased, or none is. */
  'always_sees_bias',
  'never_sees_bias',
  /** A fifth or more of all violations were lost to slips. */
  'slips',
  /** A third or more of all violations were in records that were never seen. */
  'leaves_records_unseen',
  /** Replies cannot be used in most episodes. */
  'unusable_replies',
] as const;
export type Flaw = (typeof FLAWS)[number];

/** What a flaw is judged by: counts over all episodes of one agent and task. */
export type FlawEvidence = Omit<DiagnosticsRow, 'flaws'> & {
  readonly flags: number;
  readonly rightFlags: number;
  readonly violations: number;
  readonly otherWindowRecall: number | null;
  readonly biasVerdicts: readonly { present: boolean; said: boolean; crude: boolean }[];
  readonly episodesWithUnusableReplies: number;
};

/** The flaws that the evidence bears out. */
export function flawsOf(evidence: FlawEvidence): Flaw[] {
  const { flags, rightFlags, violations, override_recall, otherWindowRecall, miss_causes, biasVerdicts } =
    evidence;
  const trap = (kind: 'stage_iv_exception' | 'near_immediate_death') =>
    evidence.false_positive_rate_by_trap[kind] ?? 0;
  const lost = (cause: 'arithmetic' | 'never_seen') => (miss_causes[cause] ?? 0) / Math.max(1, violations);
  const misled = biasVerdicts.filter(({ present, crude }) => present !== crude);
  const said = biasVerdicts.filter((one) => one.said).length;
  const bothKinds = biasVerdicts.some((one) => one.present) && biasVerdicts.some((one) => !one.present);
  const isNamed: Readonly<Record<Flaw, boolean>> = {
    overflags: flags > 0 && rightFlags < flags / 2,
    forgets_comorbidity_override:
      override_recall !== null &&
      override_recall < 0.5 &&
      otherWindowRecall !== null &&
      otherWindowRecall > 0.8,
    ignores_stage_iv_exception: trap('stage_iv_exception') > 0.5,
    flags_valid_deaths: trap('near_immediate_death') > 0.15,
    judges_bias_by_crude_gap:
      misled.length > 0 &&
      misled.every((one) => one.said === one.crude) &&
      said > 0 &&
      said < biasVerdicts.length,
    always_sees_bias: bothKinds && said === biasVerdicts.length,
    never_sees_bias: bothKinds && said === 0,
    slips: lost('arithmetic') >= 1 / 5,
    leaves_records_unseen: lost('never_seen') >= 1 / 3,
    unusable_replies: evidence.episodesWithUnusableReplies > evidence.episodes / 2,
  };
  return FLAWS.filter((flaw) => isNamed[flaw]);
}
