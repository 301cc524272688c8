import { oracle } from '../../../agents/oracle.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { playEpisode } from '../../play.ts';

/** Most budgeted steps that an oracle audit may take, by the task's published id. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['task_easy', 12],
  ['task_medium', 34],
  ['task_hard', 66],
]);

/** The oracle audits the episode blind, scores exactly 1 and needs no more steps than published. */
export async function checkOracle(episode: Episode): Promise<readonly string[]> {
  const { score, score_breakdown, state } = await playEpisode(oracle, episode);
  const faults: string[] = [];
  if (score !== 1) faults.push(`the oracle scores ${score} (${JSON.stringify(score_breakdown)})`);
  const limit = STEPS.get(episode.task.taskId) ?? episode.task.budget;
  if (state === null || state.end !== 'report') faults.push('the oracle does not come to its report');
  else if (state.steps > limit)
    faults.push(`the oracle takes ${state.steps} steps, at most ${limit} are published`);
  return faults;
}
