import { AGENTS, agentNamed, type Agent } from '../agents/index.ts';
import type { EpisodeOptions } from '../core/model/episode.ts';
import type { EpisodeRecord, RunConfig } from '../core/model/record.ts';
import type { TaskId } from '../core/model/vocabulary.ts';
import { CANARY, GENERATOR_VERSION } from '../core/version.ts';
import { episodeCache, inProcessEnvironment, runMatrix, type Matrix } from '../runner/index.ts';
import { recorder } from './recorder.ts';

/** A configuration for tests: agents by name. */
export function configOf(agents: readonly Agent[], changes: Partial<RunConfig> = {}): RunConfig {
  return {
    record_version: 1,
    canary: CANARY,
    run_id: 'test-run',
    package_version: '0.0.0',
    generator_version: GENERATOR_VERSION,
    created_at: null,
    agents: agents.map(({ name, kind, model }) => ({
      name,
      kind,
      track: model ? 'in-context' : null,
      model: model ?? null,
      prompt_template_hash: null,
    })),
    tasks: ['task_easy'],
    seeds: [],
    sealed: null,
    trials: 1,
    options: { observation_mode: 'lean', reward_mode: 'terminal', feedback_mode: 'blind' },
    ranked: false,
    ...changes,
  };
}

/** Episodes played and recorded in this process. */
export async function recordsOf(
  names: readonly string[],
  tasks: readonly TaskId[],
  seeds: readonly number[],
  more: Partial<Matrix> & { readonly options?: EpisodeOptions } = {},
): Promise<EpisodeRecord[]> {
  const agents = names.map((name) => agentNamed(name) ?? fail(name));
  return recordAgents(more.agents ?? agents, tasks, seeds, more);
}

/** The same for agents that stand in no registry. */
export async function recordAgents(
  agents: readonly Agent[],
  tasks: readonly TaskId[],
  seeds: readonly number[],
  more: Partial<Matrix> & { readonly options?: EpisodeOptions } = {},
): Promise<EpisodeRecord[]> {
  const { options } = more;
  const config = configOf(agents, { tasks: [...tasks], seeds: [...seeds], ...(options && { options }) });
  const records: EpisodeRecord[] = [];
  const episodes = episodeCache();
  await runMatrix({
    agents,
    tasks,
    seeds,
    openEnvironment: () => inProcessEnvironment({ episodes }),
    ...more,
    options: config.options,
    onEvent: recorder({ config, onRecord: (record) => records.push(record) }),
  });
  return records;
}

function fail(name: string): never {
  throw new RangeError(`no agent ${name} among ${AGENTS.length}`);
}
