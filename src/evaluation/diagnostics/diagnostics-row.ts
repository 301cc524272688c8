import { z } from 'zod';
import { ERROR_TYPES, TASK_IDS, TRAP_KINDS } from '../../core/model/vocabulary.ts';
import { calibrationOf } from '../statistics/calibration.ts';
import { IntervalSchema } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import { ruleOfThree, wilsonInterval } from '../statistics/proportion.ts';
import { passAll, spreadOf, worstOf } from '../statistics/trials.ts';
import { groupBy, placeOf } from '../summary/group-by.ts';
import type { EpisodeRow } from '../summary/run-document.ts';
import { FLAWS, flawsOf, type Flaw } from './flaws.ts';
import { MISS_CAUSES } from './misses.ts';

const share = z.number().min(0).max(1).nullable();

/** Where one agent goes wrong on one task, over all its episodes. Null where nothing was there to be counted. */
export const DiagnosticsRowSchema = z.strictObject({
  agent: z.string(),
  model: z.string().optional(),
  task_id: z.enum(TASK_IDS),
  episodes: z.int(),
  between_seed_sd: z
    .number()
    .nullable()
    .describe('standard deviation of seed means, chance of trials taken out'),
  within_seed_sd: z.number().nullable().describe('of trials around the mean of their seed'),
  exact_audits: z
    .strictObject({ count: z.int(), interval: IntervalSchema, at_most: z.number().nullable() })
    .nullable()
    .describe('with the Wilson interval of their rate; at_most by the rule of three where there are none'),
  pass_all: share.describe('probability that all trials of an episode are exact audits (pass^k, k = trials)'),
  worst_of_trials: z.number().nullable().describe('expected lowest score of the trials of an episode'),
  recall_by_type: z.partialRecord(z.enum(ERROR_TYPES), share),
  override_recall: share.describe('of violations that look excused by the Stage IV exception'),
  false_positive_rate_by_trap: z.partialRecord(z.enum(TRAP_KINDS), share),
  calibration: z
    .strictObject({ forecasts: z.int(), brier: z.number(), ece: z.number() })
    .nullable()
    .describe('of flags that state a confidence'),
  coverage: share.describe('patients seen, of all; null where the whole dataset is shown at once'),
  miss_causes: z
    .partialRecord(z.enum(MISS_CAUSES), z.int())
    .describe('what lost the violations that were missed'),
  flaws: z.array(z.enum(FLAWS)),
});
export type DiagnosticsRow = z.infer<typeof DiagnosticsRowSchema>;

/** One row for each agent and task of which a diagnosis is at hand, in order of first appearance. */
export function diagnostics(rows: readonly EpisodeRow[]): DiagnosticsRow[] {
  const groups = groupBy(rows, (row) => JSON.stringify([row.agent, row.model, row.task_id]));
  return groups.flatMap((group) => {
    const [first] = group;
    return first?.diagnosis ? [diagnosticsRow(first, group)] : [];
  });
}

function diagnosticsRow({ agent, model, task_id }: EpisodeRow, rows: readonly EpisodeRow[]): DiagnosticsRow {
  const diagnoses = rows.flatMap((row) => row.diagnosis ?? []);
  const modes = rows.flatMap((row) => row.failure_modes ?? []);
  const seeds = groupBy(rows, placeOf);
  const k = Math.max(...seeds.map((trials) => trials.length));
  const { between, within } = spreadOf(seeds.map((trials) => trials.map((row) => row.score)));
  const exact = modes.filter((mode) => mode.exact_audit).length;
  const overrides = diagnoses.map(({ overrides: { found, planted } }) => [found, planted] as const);
  const misses = diagnoses.flatMap((one) => one.misses);
  const row: Omit<DiagnosticsRow, 'flaws'> = {
    agent,
    ...(model !== undefined && { model }),
    task_id,
    episodes: rows.length,
    between_seed_sd: between,
    within_seed_sd: within,
    exact_audits:
      modes.length === 0
        ? null
        : {
            count: exact,
            interval: wilsonInterval(exact, modes.length),
            at_most: exact === 0 ? ruleOfThree(modes.length) : null,
          },
    pass_all: meanOrNull(
      seeds.flatMap(
        (trials) =>
          passAll(trials.filter((one) => one.failure_modes?.exact_audit).length, trials.length, k) ?? [],
      ),
    ),
    worst_of_trials: meanOrNull(
      seeds.flatMap(
        (trials) =>
          worstOf(
            trials.map((one) => one.score),
            k,
          ) ?? [],
      ),
    ),
    recall_by_type: recalls(rows),
    override_recall: ratio(overrides),
    false_positive_rate_by_trap: trapRates(rows),
    calibration: calibrationOf(
      diagnoses.flatMap((one) => one.confidences.map(([confidence, right]) => ({ confidence, right }))),
    ),
    coverage: ratio(
      diagnoses.flatMap(({ coverage }) => (coverage ? [[coverage.seen, coverage.patients] as const] : [])),
    ),
    miss_causes: countBy(misses.map(({ cause }) => cause)),
  };
  return { ...row, flaws: flaws(row, rows) };
}

function flaws(row: Omit<DiagnosticsRow, 'flaws'>, rows: readonly EpisodeRow[]): Flaw[] {
  const diagnoses = rows.flatMap((one) => one.diagnosis ?? []);
  const flags = diagnoses.reduce((sum, one) => sum + one.flags, 0);
  const wrong = rows.reduce((sum, one) => sum + (one.failure_modes?.overflagging.false_positives ?? 0), 0);
  const escalated = rows.filter(
    (one) => one.failure_modes?.bias_misinterpretation.verdict === 'escalated',
  ).length;
  const rightFlags = flags - wrong - escalated;
  const missed = diagnoses.reduce((sum, one) => sum + one.misses.length, 0);
  const overrides = diagnoses.reduce((sum, { overrides: one }) => sum + (one.planted - one.found), 0);
  const planted = diagnoses.reduce((sum, { overrides: one }) => sum + one.planted, 0);
  const windowMisses = diagnoses
    .flatMap((one) => one.misses)
    .filter((one) => one.error_type === 'protocol_window_violation').length;
  const windowRecall = row.recall_by_type.protocol_window_violation ?? null;
  // Of n window violations m were missed, and of those o overrides; n follows from the recall.
  const windows = windowRecall === null || windowRecall === 1 ? null : windowMisses / (1 - windowRecall);
  const others = windows === null ? null : windows - planted;
  return flawsOf({
    ...row,
    flags,
    rightFlags,
    violations: rightFlags + missed,
    otherWindowRecall:
      others === null || others <= 0 ? windowRecall : 1 - (windowMisses - overrides) / others,
    biasVerdicts: diagnoses.flatMap(({ bias }) => bias ?? []),
    diagnoses,
  });
}

/** Mean recall by type over the episodes that have violations of it. */
function recalls(rows: readonly EpisodeRow[]): DiagnosticsRow['recall_by_type'] {
  return Object.fromEntries(
    ERROR_TYPES.flatMap((type) => {
      const values = rows.flatMap((row) => row.failure_modes?.recall_by_type[type] ?? []);
      return values.length === 0 ? [] : [[type, meanOf(values)]];
    }),
  );
}

function trapRates(rows: readonly EpisodeRow[]): DiagnosticsRow['false_positive_rate_by_trap'] {
  return Object.fromEntries(
    TRAP_KINDS.flatMap((kind) => {
      const counts = rows.flatMap(({ diagnosis }) => {
        const trap = diagnosis?.traps[kind];
        return trap ? [[trap.flagged, trap.planted] as const] : [];
      });
      return counts.length === 0 ? [] : [[kind, ratio(counts)]];
    }),
  );
}

function ratio(counts: readonly (readonly [some: number, all: number])[]): number | null {
  const all = counts.reduce((sum, [, one]) => sum + one, 0);
  return all === 0 ? null : counts.reduce((sum, [one]) => sum + one, 0) / all;
}

function countBy<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : meanOf(values);
}
