import type { EpisodeRecord } from '../../../core/model/record.ts';
import { TRAP_KINDS, ERROR_TYPES, RECORD_ERROR_TYPES } from '../../../core/model/vocabulary.ts';
import { MISS_CAUSES, type ComparedContestant, type RecordPlace } from '../../../dashboard-api/index.ts';
import { calibrationOf, playedRow, placeOf, type EpisodeRow } from '../../../evaluation/index.ts';
import { episodeCache } from '../../../runner/index.ts';
import { replayRecord } from '../../../records/index.ts';
import { GENERATOR_VERSION } from '../../../core/version.ts';
import { WireFault } from '../../wire/fault.ts';
import { findingsOf, type Findings } from './diagnostics.ts';

/** A contestant with what its figures were made from. */
export interface PlayedContestant {
  readonly figures: ComparedContestant;
  readonly rows: readonly EpisodeRow[];
  /** Where the record of each episode stands, by task and place. */
  readonly places: ReadonlyMap<string, RecordPlace>;
}

/** The key of an episode within `places`. */
export function placeKey(taskId: string, place: string): string {
  return `${taskId}/${place}`;
}

const episodes = episodeCache();
const BINS = 5;

/** Replays the records of one contestant and sums them up. */
export function contestantOf(
  name: string,
  runId: string,
  records: readonly { readonly record: EpisodeRecord; readonly sequence: number }[],
): PlayedContestant {
  const rows: EpisodeRow[] = [];
  const findings: Findings[] = [];
  const places = new Map<string, RecordPlace>();
  let failed = 0;
  for (const { record, sequence } of records) {
    const { outcome, score } = record.result;
    if (outcome === 'incomplete' || outcome === 'cancelled' || score === null) {
      failed++;
      continue;
    }
    const { seed, task_id, task_overrides, sealed, generator_version } = record.episode;
    if (generator_version !== GENERATOR_VERSION)
      throw new WireFault(
        'invalid',
        `run: ${runId} holds records of generator ${generator_version}; this server replays ${GENERATOR_VERSION}`,
      );
    if (seed === null || sealed)
      throw new WireFault(
        'invalid',
        `run: ${runId} holds sealed episodes, which cannot be played again here without their key; on the command line clinicalbench compare takes the scores that stand in the records`,
      );
    const replay = replayRecord(record, {
      episodeOf: () => episodes.get({ task_id, seed, task_overrides: task_overrides ?? undefined }),
    });
    const row = playedRow(record, replay);
    rows.push(row);
    findings.push(findingsOf(record, replay));
    places.set(placeKey(task_id, placeOf(row)), { run_id: runId, sequence });
  }
  const [first] = records;
  const agent = first?.record.agent;
  return {
    rows,
    places,
    figures: {
      name,
      run_id: runId,
      agent: agent?.name ?? '',
      model: agent?.model?.id ?? null,
      mock: agent?.model?.mock ?? false,
      episodes: rows.length,
      failed,
      mean: rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.score, 0) / rows.length,
      ...costOf(records.map(({ record }) => record)),
      ...modesOf(rows),
      ...tablesOf(findings),
    },
  };
}

function costOf(records: readonly EpisodeRecord[]): Pick<ComparedContestant, 'cost_usd' | 'tokens'> {
  const usages = records.flatMap(({ result }) => result.usage ?? []);
  if (usages.length === 0) return { cost_usd: null, tokens: null };
  const known = <Value>(values: (Value | null)[]): values is Value[] => !values.includes(null);
  const costs = usages.map((usage) => usage.cost_usd);
  const tokens = usages.flatMap((usage) => [usage.input_tokens, usage.output_tokens]);
  return {
    cost_usd: known(costs) ? costs.reduce((sum, cost) => sum + cost, 0) : null,
    tokens: known(tokens) ? tokens.reduce((sum, count) => sum + count, 0) : null,
  };
}

type Modes = Pick<
  ComparedContestant,
  'overflagging' | 'false_positives_per_100_valid' | 'temporal_confusion' | 'bias' | 'exact_audits'
>;

function modesOf(rows: readonly EpisodeRow[]): Modes {
  const modes = rows.flatMap((row) => row.failure_modes ?? []);
  const share = (pairs: readonly (readonly [part: number, whole: number])[]) => {
    const whole = pairs.reduce((sum, [, each]) => sum + each, 0);
    return whole === 0 ? null : pairs.reduce((sum, [part]) => sum + part, 0) / whole;
  };
  const verdicts = modes.map((mode) => mode.bias_misinterpretation.verdict);
  return {
    overflagging: share(modes.map(({ overflagging: o }) => [o.flagged_traps, o.valid_traps])),
    false_positives_per_100_valid: share(
      modes.map(({ overflagging: o }) => [100 * o.false_positives, o.valid_records]),
    ),
    temporal_confusion: share(
      modes.map(({ temporal_confusion: t }) => [t.missed + t.invented, t.denominator]),
    ),
    bias: {
      right: verdicts.filter((verdict) => verdict === 'right').length,
      escalated: verdicts.filter((verdict) => verdict === 'escalated').length,
      dismissed: verdicts.filter((verdict) => verdict === 'dismissed').length,
    },
    exact_audits: modes.filter((mode) => mode.exact_audit).length,
  };
}

type Tables = Pick<ComparedContestant, 'recall_by_type' | 'traps' | 'misses' | 'calibration'>;

function tablesOf(findings: readonly Findings[]): Tables {
  const misses = findings.flatMap((each) => each.misses);
  const forecasts = findings.flatMap((each) => each.forecasts);
  const calibration = calibrationOf(forecasts);
  return {
    recall_by_type: ERROR_TYPES.map((type) => {
      const counts = findings.flatMap((each) => each.recall.get(type) ?? []);
      return {
        type,
        found: counts.reduce((sum, count) => sum + count.found, 0),
        violations: counts.reduce((sum, count) => sum + count.violations, 0),
      };
    }).filter(({ violations }) => violations > 0),
    traps: TRAP_KINDS.map((kind) => {
      const counts = findings.flatMap((each) => each.traps.get(kind) ?? []);
      return {
        kind,
        records: counts.reduce((sum, count) => sum + count.records, 0),
        flagged: Object.fromEntries(
          RECORD_ERROR_TYPES.map((type) => [
            type,
            counts.reduce((sum, count) => sum + (count.flagged[type] ?? 0), 0),
          ]),
        ),
      };
    }).filter(({ records }) => records > 0),
    misses: {
      'never seen': misses.filter((cause) => cause === MISS_CAUSES[0]).length,
      'seen, not flagged': misses.filter((cause) => cause === MISS_CAUSES[1]).length,
      'budget used up': misses.filter((cause) => cause === MISS_CAUSES[2]).length,
    },
    calibration: calibration && { ...calibration, bins: binsOf(forecasts) },
  };
}

function binsOf(forecasts: Findings['forecasts']): { confidence: number; right: number; count: number }[] {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0, count: 0 }));
  for (const { confidence, right } of forecasts) {
    const bin = bins[Math.max(0, Math.ceil(confidence * BINS) - 1)];
    if (!bin) continue;
    bin.confidence += confidence;
    bin.right += Number(right);
    bin.count++;
  }
  return bins.flatMap(({ confidence, right, count }) =>
    count === 0 ? [] : [{ confidence: confidence / count, right: right / count, count }],
  );
}
