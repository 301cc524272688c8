import { stringify } from 'csv-stringify/sync';
import type { EpisodeRecord } from '../../core/model/record.ts';
import type { Replay } from '../../records/index.ts';
import { diagnose } from '../diagnostics/diagnose.ts';

/** A column of the table: its head and what it shows of a record. */
type Column = readonly [head: string, valueOf: (record: EpisodeRecord, replay: Replay | null) => Cell];
type Cell = string | number | boolean | null;

const PARTS = ['recall', 'net_recall', 'precision', 'workflow', 'efficiency', 'report', 'coverage'] as const;
const USED = ['calls', 'input_tokens', 'output_tokens', 'cost_usd', 'latency_ms'] as const;

const COLUMNS: readonly Column[] = [
  ['run_id', (record) => record.run_id],
  ['sequence', (record) => record.sequence],
  ['agent', (record) => record.agent.name],
  ['model', (record) => record.agent.model?.id ?? null],
  ['track', (record) => record.agent.track],
  ['task_id', (record) => record.episode.task_id],
  ['seed', (record) => record.episode.seed],
  ['sealed_split', (record) => record.episode.sealed?.split ?? null],
  ['sealed_index', (record) => record.episode.sealed?.index ?? null],
  ['trial', (record) => record.trial],
  ['feedback_mode', (record) => record.episode.options.feedback_mode],
  ['generator_version', (record) => record.episode.generator_version],
  ['package_version', (record) => record.package_version],
  ['outcome', (record) => record.result.outcome],
  ['cause', (record) => record.result.cause?.kind ?? null],
  ['score', (record) => record.result.score],
  ...PARTS.map((part): Column => [part, (record) => record.result.score_breakdown?.[part] ?? null]),
  ['dense_reward_total', (record) => record.result.dense_reward_total],
  ['steps', (record) => record.result.steps],
  ['exact_audit', (_, replay) => modes(replay)?.exact_audit ?? null],
  ['false_positives', (_, replay) => modes(replay)?.overflagging.false_positives ?? null],
  ['overflagging_rate', (_, replay) => modes(replay)?.overflagging.rate ?? null],
  ['temporal_confusion_rate', (_, replay) => modes(replay)?.temporal_confusion.rate ?? null],
  ['bias_verdict', (_, replay) => modes(replay)?.bias_misinterpretation.verdict ?? null],
  ...USED.map((part): Column => [part, (record) => record.result.usage?.[part] ?? null]),
  ['began_at', (record) => record.began_at],
  ['ended_at', (record) => record.result.ended_at],
  ['hash', (record) => record.hash],
];

/** The head line of the table of episodes. */
export function csvHead(): string {
  return stringify([COLUMNS.map(([head]) => head)]);
}

/**
 * One record as a line of the table. A text that a spreadsheet would take for a formula is escaped.
 * @param replay for what only the finished episode tells; null leaves those cells empty
 */
export function csvLine(record: EpisodeRecord, replay: Replay | null): string {
  return stringify([COLUMNS.map(([, valueOf]) => valueOf(record, replay))], {
    escape_formulas: true,
    cast: { boolean: String },
  });
}

function modes(replay: Replay | null) {
  return replay === null ? null : diagnose(replay.last);
}
