import { oracle } from '../../src/agents/index.ts';
import { hashText, TASK_IDS } from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { goldenVersion } from '../golden/hashes.ts';

/** What a machine gives: one hash of everything that must be the same everywhere, and where it was made. */
export interface Fingerprint {
  readonly hash: string;
  /** The root of the golden hashes of these seeds. */
  readonly root: string;
  readonly node: string;
  readonly timeZone: string;
  readonly locale: string;
}

/**
 * Episodes and scripted runs of these seeds, and all that an oracle sees and earns in them.
 * @param seeds public seeds of episodes
 * @param runSeeds public seeds of scripted runs
 */
export async function fingerprint(
  seeds: readonly number[],
  runSeeds: readonly number[] = seeds,
): Promise<Fingerprint> {
  const { root } = goldenVersion(seeds, runSeeds);
  const told = [root];
  for (const task_id of TASK_IDS) {
    for (const seed of seeds.slice(0, 3)) {
      const run = await runEpisode(
        oracle,
        inProcessEnvironment(),
        { task_id, seed },
        {
          onEvent: (event) => {
            if (event.type === 'step') told.push(JSON.stringify([event.action, event.observation]));
          },
        },
      );
      told.push(`${run.score} ${run.dense_reward_total}`);
    }
  }
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { hash: hashText(told.join('\n')), root, node: process.version, timeZone, locale };
}
