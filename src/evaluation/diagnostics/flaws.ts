import type { EpisodeDiagnosis } from './diagnose-run.ts';
import type { DiagnosticsRow } from './diagnostics-row.ts';

/** A flaw of an auditor as a whole, named where its episodes bear it out. */
export const FLAWS = [
  /** Fewer than half of all flags are right. */
  'overflags',
  /** Overrides are missed although other window violations are found. */
  'forgets_comorbidity_override',
  /** Stage IV records that the longer window excuses are flagged, far oftener than other traps (steps may not suffice for most). */
  'ignores_stage_iv_exception',
  /** Deaths on the day of the first dose or soon after are flagged. */
  'flags_valid_deaths',
  /** Ages that lie just within a bound are flagged. */
  'flags_valid_ages',
  /** Flags name patients that do not exist, in most episodes. */
  'flags_unknown_patients',
  /** Steps are used up in most episodes. */
  'uses_up_its_steps',
  /** The verdict on bias follows the crude gap where that is wrong. */
  'judges_bias_by_crude_gap',
  /** Every biased-looking cohort is called biased, or none is. */
  'always_sees_bias',
  'never_sees_bias',
  /** A fifth or more of all violations were lost to slips. */
  'slips',
  /** A third or more of all violations were in records that were never seen. */
  'leaves_records_unseen',
  /** Replies hold no answer at all, also when asked again, in most episodes: refusals, silence. */
  'gives_no_answers',
  /** Replies are cut off at their greatest length, also when asked again, in most episodes. */
  'cut_off_replies',
  /** Replies are not of the form asked for, also when asked again, in most episodes. */
  'ill_formed_replies',
  /** Replies have to be asked for twice in most episodes. */
  'needs_repairs',
] as const;
export type Flaw = (typeof FLAWS)[number];

/** What a flaw is judged by: counts over all episodes of one agent and task. */
export type FlawEvidence = Omit<DiagnosticsRow, 'flaws'> & {
  readonly flags: number;
  readonly rightFlags: number;
  readonly violations: number;
  readonly otherWindowRecall: number | null;
  readonly biasVerdicts: readonly { present: boolean; said: boolean; crude: boolean }[];
  readonly diagnoses: readonly EpisodeDiagnosis[];
};

/** The flaws that the evidence bears out. */
export function flawsOf(evidence: FlawEvidence): Flaw[] {
  const { flags, rightFlags, violations, override_recall, otherWindowRecall, miss_causes, biasVerdicts } =
    evidence;
  const trap = (kind: 'stage_iv_exception' | 'near_immediate_death' | 'boundary_age') =>
    evidence.false_positive_rate_by_trap[kind] ?? 0;
  const lost = (cause: 'arithmetic' | 'never_seen') => (miss_causes[cause] ?? 0) / Math.max(1, violations);
  const misled = biasVerdicts.filter(({ present, crude }) => present !== crude);
  const said = biasVerdicts.filter((one) => one.said).length;
  const inMost = (happened: (one: EpisodeDiagnosis) => boolean) =>
    evidence.diagnoses.filter(happened).length > evidence.episodes / 2;
  const bothKinds = biasVerdicts.some((one) => one.present) && biasVerdicts.some((one) => !one.present);
  const isNamed: Readonly<Record<Flaw, boolean>> = {
    overflags: flags > 0 && rightFlags < flags / 2,
    forgets_comorbidity_override:
      override_recall !== null &&
      override_recall < 0.5 &&
      otherWindowRecall !== null &&
      otherWindowRecall > 0.8,
    ignores_stage_iv_exception:
      trap('stage_iv_exception') > 0.35 &&
      trap('stage_iv_exception') > 2 * Math.max(trap('near_immediate_death'), trap('boundary_age')),
    flags_valid_deaths: trap('near_immediate_death') > 0.15,
    flags_valid_ages: trap('boundary_age') > 0.25,
    flags_unknown_patients: inMost((one) => one.flags_on_nobody > 0),
    uses_up_its_steps: inMost((one) => one.out_of_steps),
    judges_bias_by_crude_gap:
      misled.length > 0 &&
      misled.every((one) => one.said === one.crude) &&
      said > 0 &&
      said < biasVerdicts.length,
    always_sees_bias: bothKinds && said === biasVerdicts.length,
    never_sees_bias: bothKinds && said === 0,
    // Where steps are used up, nobody can tell a slip from a finding that was held back for want of a step.
    slips: lost('arithmetic') >= 1 / 5 && !inMost((one) => one.out_of_steps),
    leaves_records_unseen: lost('never_seen') >= 1 / 3,
    gives_no_answers: inMost((one) => one.bad_replies.no_answer > 0),
    cut_off_replies: inMost((one) => one.bad_replies.cut_off > 0),
    ill_formed_replies: inMost((one) => one.bad_replies.ill_formed > 0),
    needs_repairs: inMost((one) => one.bad_replies.mended > 0),
  };
  return FLAWS.filter((flaw) => isNamed[flaw]);
}
