import type { EpisodeRecord, RunConfig } from '../../core/model/record.ts';
import { canonicalJson } from '../../records/index.ts';
import { hasTooManyIncomplete, RANKED, rankedConfigFaults } from '../ranked/ranked-rules.ts';
import type { EpisodeRow } from '../summary/run-document.ts';
import type { Submission } from './submission.ts';

/** What is proven of a row: that its arithmetic holds, or that the maintainers ran it on episodes nobody could see. */
export type Badge = 'replayed' | 'run by maintainers';

/** A submission that was played again, as the leaderboard takes it. */
export interface LeaderboardEntry {
  readonly submission: Submission;
  readonly config: RunConfig;
  readonly badge: Badge;
  readonly kind: string;
  readonly rows: readonly EpisodeRow[];
  readonly incomplete: number;
  /** In US dollars; null where a price is unknown or no model was asked. */
  readonly cost: number | null;
}

/** What checking its records found, as far as the rules of the leaderboard look at it. */
export interface CheckedRecords {
  readonly records: readonly EpisodeRecord[];
  readonly missing: number;
  readonly faults: readonly string[];
}

/** Why a submission cannot stand on the leaderboard, each in a sentence; empty where it can. */
export function submissionFaults(
  submission: Submission,
  config: RunConfig,
  checked: CheckedRecords,
): string[] {
  const faults = [...rankedConfigFaults(config)];
  const [agent, ...others] = config.agents;
  if (!agent || others.length > 0) faults.push('agents: a submission is one agent');
  else {
    if (agent.name !== submission.agent)
      faults.push(`agent: submission.json says ${submission.agent}, the run has ${agent.name}`);
    if ((agent.model?.id ?? null) !== submission.model)
      faults.push(`model: submission.json says ${submission.model}, the run has ${agent.model?.id ?? null}`);
    if (agent.track !== submission.track)
      faults.push(`track: submission.json says ${submission.track}, the run has ${agent.track}`);
    if (agent.model?.mock) faults.push('model: a mock is a script and is never ranked');
    if (agent.model && agent.prompt_template_hash === null)
      faults.push('prompt_template_hash: an agent with a model records its prompts');
    if (agent.model && !('temperature' in agent.model.parameters))
      faults.push('parameters: a ranked run records the temperature');
  }
  faults.push(...checked.faults);
  const incomplete = checked.records.filter(({ result }) => result.score === null).length;
  if (hasTooManyIncomplete(Math.max(incomplete, checked.missing), expectedRuns(config)))
    faults.push(
      `incomplete: ${incomplete} runs came to no result and ${checked.missing} episodes have none, more than ` +
        `${RANKED.mostIncomplete * 100} % of ${expectedRuns(config)}`,
    );
  // A run that could not be finished says so in a record for each episode; an episode nobody speaks of was left out.
  const told = new Set(checked.records.map(cellOf)).size;
  if (told < expectedRuns(config))
    faults.push(`missing: ${expectedRuns(config) - told} of ${expectedRuns(config)} episodes have no record`);
  return faults;
}

/** How many runs a configuration asks for. */
export function expectedRuns({ agents, tasks, seeds, sealed, trials }: RunConfig): number {
  return agents.length * tasks.length * (seeds.length + (sealed?.indices.length ?? 0)) * trials;
}

function cellOf({ episode, trial }: EpisodeRecord): string {
  const { task_id, seed, sealed } = episode;
  return canonicalJson([task_id, seed, sealed, trial]);
}
