import type { Agent } from '../../agents/agent.ts';
import type { Episode } from '../../core/generate/episode.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import type { EpisodeOptions } from '../../core/model/episode.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { TASKS } from '../../core/tasks/tasks.ts';
import { episodeCache, type EpisodeRun } from '../../runner/index.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { EVALUATION_OPTIONS, playEpisode } from '../play.ts';
import { strictnessFor, type Strictness } from './bound.ts';

/** What the red team keeps of one run. */
export interface Result {
  readonly seed: number;
  readonly score: number;
  readonly recall: number;
  /** Report points / 5. */
  readonly report: number;
  readonly denseReturn: number;
  readonly exactAudit: boolean;
  /** Whether bias was there and whether it was flagged; null where bias is not in force. */
  readonly bias: { readonly present: boolean; readonly said: boolean } | null;
  readonly afterDone: EpisodeRun['after_done'];
}

/** Dense rewards with verdicts: how agents are trained. */
export const TRAINING_OPTIONS = {
  observation_mode: 'lean',
  reward_mode: 'dense',
  feedback_mode: 'verdict',
} as const satisfies EpisodeOptions;

/** The runs that attacks are made of: every agent meets the same seeds, and no run is made twice. */
export interface Runs {
  readonly seeds: readonly number[];
  readonly tasks: readonly TaskId[];
  /** Seeds for rates of bias verdicts: more than `seeds`, because a rate needs many. */
  readonly verdictSeeds: readonly number[];
  /** How bounds of means are judged over so many seeds. */
  readonly strictness: Strictness;
  episode(taskId: TaskId, seed: number): Episode;
  /** An agent on every seed of a task, in order of seeds. */
  results(
    agent: Agent,
    taskId: TaskId,
    options?: EpisodeOptions,
    seeds?: readonly number[],
  ): Promise<readonly Result[]>;
}

/** Episodes that a rate of bias verdicts is measured on: its standard error is then 0.016. */
const VERDICT_EPISODES = 1_000;
/** With few seeds there are fewer of them: at most so many for each seed. */
const VERDICTS_A_SEED = 10;

/** Runs over some tasks and consecutive seeds. */
export function redteamRuns(
  tasks: readonly TaskId[],
  first: number,
  last: number,
  onRun: () => void = () => undefined,
  fewestVerdicts?: number,
): Runs {
  const cache = episodeCache();
  const seeds = consecutive(first, last - first + 1);
  const wanted = fewestVerdicts ?? Math.min(VERDICT_EPISODES, VERDICTS_A_SEED * seeds.length);
  const made = new Map<string, Promise<readonly Result[]>>();
  const make = async (agent: Agent, taskId: TaskId, options: EpisodeOptions, on: readonly number[]) => {
    const results: Result[] = [];
    for (const seed of on) {
      results.push(resultOf(seed, await playEpisode(agent, cache.get({ task_id: taskId, seed }), options)));
      onRun();
    }
    return results;
  };
  return {
    seeds,
    tasks,
    verdictSeeds: consecutive(first, Math.max(seeds.length, wanted)),
    strictness: strictnessFor(seeds.length),
    episode: (taskId, seed) => cache.get({ task_id: taskId, seed }),
    results(agent, taskId, options = EVALUATION_OPTIONS, on = seeds) {
      const key = JSON.stringify([agent.name, taskId, options, on[0], on.at(-1), on.length]);
      const known = made.get(key);
      if (known) return known;
      const results = make(agent, taskId, options, on);
      made.set(key, results);
      return results;
    },
  };
}

/** The tasks in which selection bias is in force. */
export function biasTasks({ tasks }: Runs): TaskId[] {
  return tasks.filter((taskId) => TASKS[taskId].errorTypes.includes('selection_bias'));
}

/** The episodes of a task that bias verdicts are measured on, one after the other. */
export function* verdictEpisodes({ verdictSeeds }: Runs, taskId: TaskId): Generator<Episode> {
  for (const seed of verdictSeeds) yield generateEpisode({ task_id: taskId, seed });
}

function consecutive(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function resultOf(seed: number, run: EpisodeRun): Result {
  if (run.state === null) throw new Error('the red team needs an environment in this process');
  const modes = diagnose(run.state);
  const { verdict } = modes.bias_misinterpretation;
  const present = run.state.episode.truth.audit.bias?.present ?? false;
  return {
    seed,
    score: run.score,
    recall: run.score_breakdown?.recall ?? 0,
    report: run.score_breakdown?.report ?? 0,
    denseReturn: run.dense_reward_total,
    exactAudit: modes.exact_audit,
    bias: verdict === null ? null : { present, said: verdict === 'right' ? present : !present },
    afterDone: run.after_done,
  };
}

/** Scores by seed. */
export function bySeed(results: readonly Result[]): ReadonlyMap<number, number> {
  return new Map(results.map((result) => [result.seed, result.score]));
}
