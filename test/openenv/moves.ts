import { oracle } from '../../src/agents/index.ts';
import { TASK_IDS } from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';

/** How episodes of this suite are played, as trainers do. */
const OPTIONS = { observation_mode: 'paged', reward_mode: 'terminal' } as const;
const SEED = 42;

/** A trial without a violation, which takes three moves: for a harness that starts a process for each. */
const SHORT = { patients: 40, prevalence: 0 } as const;

/** The oracle's moves for one episode of every task, and what they earn: Python plays them without knowing how. */
export async function oracleMoves() {
  const episodes = TASK_IDS.map((task_id) => ({ name: task_id, reset: { task_id, seed: SEED, ...OPTIONS } }));
  const short = { task_id: 'task_easy' as const, seed: SEED, task_overrides: SHORT, ...OPTIONS };
  const played = [];
  for (const { name, reset } of [...episodes, { name: 'short', reset: short }]) {
    const { actions, score } = await runEpisode(oracle, inProcessEnvironment(), reset);
    played.push({ name, reset, actions: actions.map(({ message }) => message), score });
  }
  return played;
}
