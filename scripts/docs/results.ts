import { z } from 'zod';
import { agentNamed, type Agent } from '../../src/agents/index.ts';
import { OptionsSchema } from '../../src/core/model/episode.ts';
import { GENERATOR_VERSION } from '../../src/core/version.ts';
import { RANKED_TASK_IDS, type TaskId } from '../../src/core/model/vocabulary.ts';
import { EVALUATION_OPTIONS } from '../../src/evaluation/play.ts';
import { episodeRow, type EpisodeRow } from '../../src/evaluation/summary/run-document.ts';
import { summarize, SummaryRowSchema, type SummaryRow } from '../../src/evaluation/summary/summarize.ts';
import { episodeCache, inProcessEnvironment, runMatrix } from '../../src/runner/index.ts';
import { decimals, percent, table } from './markdown.ts';

/** The agents of the published table, strongest claim first. */
export const RESULT_AGENTS = ['oracle', 'infer', 'heuristic', 'rank', 'naive', 'flag-all', 'null'] as const;
export const RESULT_SEEDS = { first: 1, last: 50 } as const;

/** The published results as a file: what the table is made of, and every score behind it. */
export const ResultsSchema = z.strictObject({
  generator_version: z.string(),
  seeds: z.strictObject({ first: z.int(), last: z.int() }),
  options: OptionsSchema,
  rows: z.array(SummaryRowSchema.extend({ scores: z.array(z.number()) })),
});
export type Results = z.infer<typeof ResultsSchema>;

/** Plays every agent of the table on seeds first..last of the three ranked tasks. */
export async function measureResults(first: number, last: number): Promise<Results> {
  const episodes = episodeCache();
  const played: EpisodeRow[] = [];
  await runMatrix({
    agents: RESULT_AGENTS.map(agentOf),
    tasks: RANKED_TASK_IDS,
    seeds: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    options: EVALUATION_OPTIONS,
    openEnvironment: () => inProcessEnvironment({ episodes }),
    onEvent(event) {
      if (event.type === 'episode_failed') throw event.result.cause;
      if (event.type === 'episode_end') played.push(episodeRow(event.result, event.run));
    },
  });
  return {
    generator_version: GENERATOR_VERSION,
    seeds: { first, last },
    options: EVALUATION_OPTIONS,
    rows: summarize(played).map((row) => ({ ...row, scores: scoresOf(played, row) })),
  };
}

/** The results of one task as a table. */
export function resultsTable({ rows }: Results, taskId: TaskId): string {
  const own = rows.filter((row) => row.task_id === taskId);
  const hasBias = own.some((row) => row.bias_balanced_accuracy !== null);
  const hasTime = own.some((row) => row.temporal_confusion_rate !== null);
  return table(
    [
      'agent',
      '>score, mean [95 % interval]',
      '>recall',
      '>precision',
      '>exact audits',
      '>overflagging',
      '>false positives per 100 valid',
      ...(hasTime ? ['>temporal confusion'] : []),
      ...(hasBias ? ['>bias balanced accuracy'] : []),
    ],
    RESULT_AGENTS.flatMap((agent) => own.filter((row) => row.agent === agent)).map((row) => [
      `\`${row.agent}\``,
      scoreText(row),
      decimals(row.recall, 2),
      decimals(row.precision, 2),
      percent(row.exact_audit_rate, 0),
      percent(row.overflagging_rate, 0),
      decimals(row.false_positives_per_100_valid, 1),
      ...(hasTime ? [percent(row.temporal_confusion_rate, 0)] : []),
      ...(hasBias ? [decimals(row.bias_balanced_accuracy, 2)] : []),
    ]),
  );
}

function scoreText({ mean, interval }: SummaryRow): string {
  const bounds = interval === null ? '' : ` [${decimals(interval.low, 3)}, ${decimals(interval.high, 3)}]`;
  return decimals(mean, 3) + bounds;
}

function scoresOf(played: readonly EpisodeRow[], { agent, task_id }: SummaryRow): number[] {
  return played.filter((row) => row.agent === agent && row.task_id === task_id).map((row) => row.score);
}

function agentOf(name: string): Agent {
  const agent = agentNamed(name);
  if (agent === null) throw new RangeError(`there is no agent ${name}`);
  return agent;
}
