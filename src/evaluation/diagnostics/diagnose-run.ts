import { z } from 'zod';
import { rowOf } from '../../core/dataset/dataset.ts';
import { flagCode, flaggedRow, isCorrect, BIAS_FLAG } from '../../core/episode/flag-code.ts';
import type { EpisodeState } from '../../core/episode/state.ts';
import type { Action } from '../../core/model/action.ts';
import type { AgentEvent } from '../../core/model/agent-event.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { trapKind } from '../../core/model/truth.ts';
import { ERROR_TYPES, RECORD_ERROR_TYPES, TRAP_KINDS, type TrapKind } from '../../core/model/vocabulary.ts';
import type { Replay } from '../../records/index.ts';
import { MISS_CAUSES, missesOf } from './misses.ts';
import { badRepliesOf, BadRepliesSchema } from './replies.ts';
import { sightOf } from './seen.ts';

const count = z.int().min(0);

/** How one audit went, in counts that add up over episodes. */
export const EpisodeDiagnosisSchema = z.strictObject({
  traps: z
    .partialRecord(z.enum(TRAP_KINDS), z.strictObject({ flagged: count, planted: count }))
    .describe('valid trap records by kind, and how many of them carry a flag'),
  overrides: z
    .strictObject({ found: count, planted: count })
    .describe('violations that look excused by the Stage IV exception'),
  confidences: z
    .array(z.tuple([z.number().min(0).max(1), z.boolean()]))
    .describe('of flags that stand and state one: the confidence, and whether the flag is right'),
  coverage: z
    .strictObject({ seen: count, patients: count })
    .nullable()
    .describe('patients whose records were seen; null where the whole dataset was shown at once'),
  misses: z.array(z.strictObject({ error_type: z.enum(ERROR_TYPES), cause: z.enum(MISS_CAUSES) })),
  bias: z
    .strictObject({ present: z.boolean(), said: z.boolean(), crude: z.boolean(), stratified: z.boolean() })
    .nullable()
    .describe(
      'whether there is bias, whether it was flagged, whether the crude gap alone exceeds the threshold, whether a table by stage was asked for',
    ),
  flags: count.describe('flags that stand, and those on nobody'),
  flags_on_nobody: count.describe('flags on patients that do not exist'),
  out_of_steps: z.boolean().describe('whether at most the two steps were left that the end needs'),
  bad_replies: BadRepliesSchema.describe('of a model'),
});
export type EpisodeDiagnosis = z.infer<typeof EpisodeDiagnosisSchema>;

/** Reads off a finished audit where it went wrong. It holds truth: for the operator, after the episode. */
export function diagnoseRun(
  state: EpisodeState,
  actions: readonly Action[],
  events: readonly AgentEvent[],
): EpisodeDiagnosis {
  const { dataset, truth, protocol } = state.episode;
  const sight = sightOf(dataset, state.options, actions, events);
  const { bias } = truth.audit;
  const stage = state.distributions.length > 0 && actions.some((action) => action.stratify_by === 'stage');
  return {
    traps: trapsOf(state),
    overrides: overridesOf(state),
    confidences: confidencesOf(state, actions),
    coverage: sight.rows === null ? null : { seen: sight.rows.size, patients: dataset.size },
    misses: missesOf(state, sight, events),
    bias: bias && {
      present: bias.present,
      said: state.flags.includes(BIAS_FLAG),
      crude: 100 * bias.crudeGap > (protocol.rules.adjusted_gap_threshold_pct ?? 0),
      stratified: stage,
    },
    flags: state.correctFlags + state.falsePositives,
    flags_on_nobody: state.correctFlags + state.falsePositives - state.flags.length,
    out_of_steps: state.steps >= state.episode.task.budget - 2,
    bad_replies: badRepliesOf(events),
  };
}

/** The same from a record and its replay. */
export function diagnoseRecord({ entries }: EpisodeRecord, { last }: Replay): EpisodeDiagnosis {
  return diagnoseRun(
    last,
    entries.flatMap((entry) => (entry.type === 'action' ? [entry.action] : [])),
    entries.flatMap((entry) => (entry.type === 'agent' ? [entry.event] : [])),
  );
}

function trapsOf({ episode, flags }: EpisodeState): EpisodeDiagnosis['traps'] {
  const { traps, audit } = episode.truth;
  const flagged = new Set(flags.map(flaggedRow));
  const counts = new Map<TrapKind, { flagged: number; planted: number }>();
  traps.forEach((byte, row) => {
    const kind = trapKind(byte);
    if (kind === null || (audit.violations[row] ?? 0) !== 0) return;
    const before = counts.get(kind) ?? { flagged: 0, planted: 0 };
    counts.set(kind, { flagged: before.flagged + Number(flagged.has(row)), planted: before.planted + 1 });
  });
  return Object.fromEntries(counts);
}

function overridesOf({ episode, flags }: EpisodeState): EpisodeDiagnosis['overrides'] {
  const rows = [...episode.truth.traps].flatMap((byte, row) =>
    trapKind(byte) === 'comorbidity_override' ? [row] : [],
  );
  const found = rows.filter((row) => flags.includes(flagCode(row, 'protocol_window_violation'))).length;
  return { found, planted: rows.length };
}

function confidencesOf(state: EpisodeState, actions: readonly Action[]): EpisodeDiagnosis['confidences'] {
  const { dataset, truth } = state.episode;
  const open = new Set(state.flags);
  return actions.flatMap((action): [number, boolean][] => {
    if (action.action_type !== 'flag_error') return [];
    const type = RECORD_ERROR_TYPES.find((one) => one === action.error_type);
    const row = type === undefined ? -1 : rowOf(dataset, action.patient_id ?? '');
    const flag = type === undefined || row < 0 ? BIAS_FLAG : flagCode(row, type);
    if (type === undefined && action.error_type !== 'selection_bias') return [];
    // Each flag once: a duplicate states nothing new.
    if (!open.delete(flag) || action.confidence === undefined) return [];
    return [[action.confidence, isCorrect(truth, flag)]];
  });
}
