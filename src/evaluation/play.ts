import type { Agent } from '../agents/agent.ts';
import type { Episode } from '../core/generate/episode.ts';
import type { EpisodeOptions } from '../core/model/episode.ts';
import { inProcessEnvironment, runEpisode, type EpisodeRun, type OnEvent } from '../runner/index.ts';

/** How episodes are evaluated: blind, the score paid at the end, rows in the first observation. */
export const EVALUATION_OPTIONS = {
  observation_mode: 'lean',
  reward_mode: 'terminal',
  feedback_mode: 'blind',
} as const satisfies EpisodeOptions;

/** Runs an agent on an episode that is already generated, through the same door as any run. */
export function playEpisode(
  agent: Agent,
  episode: Episode,
  options: EpisodeOptions = EVALUATION_OPTIONS,
  onEvent?: OnEvent,
): Promise<EpisodeRun> {
  const environment = inProcessEnvironment({ episodes: { get: () => episode } });
  const request = { task_id: episode.task.taskId, seed: episode.seed ?? 0, ...options };
  return runEpisode(agent, environment, request, onEvent ? { onEvent } : {});
}
