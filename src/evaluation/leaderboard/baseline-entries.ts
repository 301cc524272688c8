import { agentNamed } from '../../agents/index.ts';
import { RECORD_VERSION } from '../../core/model/record.ts';
import { CANARY, GENERATOR_VERSION } from '../../core/version.ts';
import { episodeCache, inProcessEnvironment, runMatrix } from '../../runner/index.ts';
import { RANKED } from '../ranked/ranked-rules.ts';
import { episodeRow, type EpisodeRow } from '../summary/run-document.ts';
import type { LeaderboardEntry } from './entry.ts';

/** Agents without a model that stand beside the ranking. */
const SHOWN = [
  'oracle',
  'infer',
  'heuristic',
  'rank',
  'rank-and-sense',
  'naive',
  'flag-all',
  'null',
] as const;

/**
 * The baselines on the ranked seeds, played when the leaderboard is made: they decide without chance, so that one trial
 * says all.
 * @param seeds the ranked ones unless told
 */
export async function baselineEntries(
  packageVersion: string,
  seeds: readonly number[] = RANKED.seeds,
): Promise<LeaderboardEntry[]> {
  const agents = SHOWN.flatMap((name) => agentNamed(name) ?? []);
  const played = new Map<string, EpisodeRow[]>(agents.map(({ name }) => [name, []]));
  const episodes = episodeCache();
  await runMatrix({
    agents,
    tasks: RANKED.tasks,
    seeds,
    options: RANKED.options,
    openEnvironment: () => inProcessEnvironment({ episodes }),
    onEvent(event) {
      if (event.type === 'episode_failed') throw event.result.cause;
      if (event.type === 'episode_end')
        played.get(event.run.agent)?.push(episodeRow(event.result, event.run));
    },
  });
  return agents.map(({ name, kind }) => ({
    submission: {
      submission_version: 1,
      name,
      author: 'ClinicalBench',
      submitted_at: '2026-04-02',
      track: null,
      agent: name,
      model: null,
    },
    config: {
      record_version: RECORD_VERSION,
      canary: CANARY,
      run_id: `baseline-${name}`,
      package_version: packageVersion,
      generator_version: GENERATOR_VERSION,
      created_at: null,
      agents: [{ name, kind, track: null, model: null, prompt_template_hash: null }],
      tasks: [...RANKED.tasks],
      seeds: [...seeds],
      sealed: null,
      trials: 1,
      options: RANKED.options,
      ranked: true,
    },
    badge: 'replayed',
    kind,
    rows: played.get(name) ?? [],
    incomplete: 0,
    cost: null,
  }));
}
