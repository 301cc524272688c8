import { agentNamed } from '../../src/agents/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';

const SEED = 42;
/** The episode of every plan, as trainers play it: a reward in 0..1, at the end. */
const OPTIONS = { task_id: 'task_easy', observation_mode: 'paged', reward_mode: 'terminal' } as const;

/** Policies that do not audit, and the most that each may score on the episode of the plans. */
const CANARIES = [
  ['report-first', 0.1],
  ['workflow-only', 0.1],
  ['flag-all', 0.1],
  ['random', 0.1],
  ['keyword-report', 0.1],
] as const;

/** The plan that `openenv validate` plays: the oracle's episode. */
export async function oraclePlan(): Promise<string> {
  return json(await planOf('oracle'));
}

/** Shipped trajectories of policies that do not audit, each with the score that it must not exceed. */
export async function canaryPlans(): Promise<string> {
  const canaries = [];
  for (const [name, most] of CANARIES) canaries.push({ name, score_at_most: most, plan: await planOf(name) });
  return json(canaries);
}

async function planOf(name: string) {
  const agent = agentNamed(name);
  if (!agent) throw new Error(`scripts/python/validation-plans.ts: there is no agent named ${name}`);
  const run = await runEpisode(agent, inProcessEnvironment(), { seed: SEED, ...OPTIONS });
  return {
    plan_schema_version: '1',
    reset: { episode_id: `validation-${name}`, seed: SEED, options: OPTIONS },
    actions: run.actions.map(({ message }) => message),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
