import { setImmediate } from 'node:timers/promises';
import type { EpisodeOptions } from '../../core/model/episode.ts';
import { episodeRow, type EpisodeRow } from '../../evaluation/index.ts';
import {
  episodeCache,
  inProcessEnvironment,
  isComplete,
  runMatrix,
  type Environment,
  type FailedRun,
  type InProcessEnvironment,
  type Matrix,
  type OnEvent,
  type RunEvent,
} from '../../runner/index.ts';

/** What became of a matrix of runs. */
export interface RunResults {
  /** In the order task, seed, agent, trial. */
  readonly episodes: readonly EpisodeRow[];
  readonly failed: readonly FailedRun[];
}

/** Makes the runs of a matrix in this process and reads each one's failure modes while its episode is at hand. */
export async function runAgents(
  matrix: Pick<Matrix, 'agents' | 'tasks' | 'seeds' | 'trials' | 'concurrency'>,
  options: EpisodeOptions,
  onEvent: OnEvent,
): Promise<RunResults> {
  const episodes = episodeCache();
  const rows = new Map<string, EpisodeRow>();
  const results = await runMatrix({
    ...matrix,
    options,
    openEnvironment: () => breathing(inProcessEnvironment({ episodes })),
    onEvent: (event) => {
      if (event.type === 'episode_end') rows.set(keyOf(event.run), episodeRow(event.result));
      onEvent(event);
    },
  });
  return {
    episodes: results.flatMap((result) => rows.get(keyOf(result)) ?? []),
    failed: results.flatMap((result) => (isComplete(result) ? [] : [result])),
  };
}

/**
 * An environment that lets the process look up before each episode: agents without a model never wait for anything,
 * so that bars would not move and a reader that went away would not be noticed.
 */
function breathing(environment: InProcessEnvironment): Environment {
  return {
    ...environment,
    reset: async (request) => {
      await setImmediate();
      return environment.reset(request);
    },
  };
}

type Key = Extract<RunEvent, { readonly type: 'episode_end' }>['run'];

function keyOf({ agent, task_id, seed, trial }: Key): string {
  return [agent, task_id, seed, trial].join(' ');
}
