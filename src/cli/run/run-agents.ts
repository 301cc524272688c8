import { setImmediate } from 'node:timers/promises';
import type { AgentEvent } from '../../core/model/agent-event.ts';
import {
  episodeRow,
  failedRow,
  isScored,
  keyText,
  type EpisodeRow,
  type FailedRow,
} from '../../evaluation/index.ts';
import {
  inProcessEnvironment,
  runMatrix,
  type Environment,
  type EpisodeCache,
  type InProcessEnvironment,
  type Matrix,
  type OnEvent,
} from '../../runner/index.ts';
import { sealedPlaces, type RunPlan } from './run-plan.ts';

/** What became of a plan: in the order task, episode, agent, trial. */
export interface RunResults {
  readonly episodes: readonly EpisodeRow[];
  readonly failed: readonly FailedRow[];
}

/** What runs are made with, beside their plan. */
export interface RunParts extends Pick<Matrix, 'concurrency' | 'isMade' | 'signal'> {
  readonly episodes: EpisodeCache;
  readonly sealedKey: Uint8Array | null;
  /** Rows of runs that are left out because they stand already, or will be made again. */
  readonly earlier?: readonly (EpisodeRow | FailedRow)[];
  readonly onEvent: OnEvent;
  /** Opens an environment elsewhere; the engine in this process unless told. */
  readonly openEnvironment?: () => Environment;
}

/** Makes the runs of a plan and, where the engine runs in this process, reads each one's failure modes while its episode is at hand. */
export async function runAgents(plan: RunPlan, parts: RunParts): Promise<RunResults> {
  const { episodes, sealedKey, earlier = [], onEvent, openEnvironment, ...rest } = parts;
  const rows = new Map(earlier.map((row) => [keyText(row), row]));
  const told = new Map<string, AgentEvent[]>();
  const { agents, tasks, seeds, trials, options } = plan;
  await runMatrix({
    ...rest,
    agents,
    tasks,
    seeds,
    sealed: sealedPlaces(plan),
    trials,
    options,
    openEnvironment:
      openEnvironment ??
      (() => breathing(inProcessEnvironment({ episodes, ...(sealedKey && { sealedKey }) }))),
    onEvent: (event) => {
      if (event.type === 'agent_event') {
        const key = keyText(event.run);
        told.set(key, [...(told.get(key) ?? []), event.event]);
      }
      if (event.type === 'episode_end') {
        const key = keyText(event.run);
        rows.set(key, episodeRow(event.result, event.run, told.get(key)));
        told.delete(key);
      }
      if (event.type === 'episode_failed') rows.set(keyText(event.run), failedRow(event.result, event.run));
      onEvent(event);
    },
  });
  const ordered = inOrder(plan, [...rows.values()]);
  return {
    episodes: ordered.filter(isScored),
    failed: ordered.flatMap((row) => (isScored(row) ? [] : [row])),
  };
}

function inOrder(plan: RunPlan, rows: readonly (EpisodeRow | FailedRow)[]): (EpisodeRow | FailedRow)[] {
  const places = [...plan.seeds, ...(plan.sealed?.indices ?? [])];
  const rankOf = ({ task_id, seed, sealed, agent, model, trial }: EpisodeRow | FailedRow) => [
    plan.tasks.indexOf(task_id),
    places.indexOf(sealed?.index ?? seed ?? -1),
    plan.agents.findIndex((one) => one.name === agent && one.model?.id === model),
    trial,
  ];
  return rows
    .map((row) => ({ row, rank: rankOf(row) }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ row }) => row);
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
