import { z } from 'zod';
import { RANKED_TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { defaultWorkers, share } from '../threads/crew.ts';
import { ENOUGH_SEEDS } from './bound.ts';
import { RedteamFindingSchema } from './finding.ts';
import { attack, inOrder, sharesOf, type Attacked, type Share } from './shares.ts';

/** The document of `redteam --json`. */
export const RedteamSchema = z.strictObject({
  generator_version: z.string(),
  seeds: z.strictObject({ first: z.int(), last: z.int() }),
  enough_seeds: z
    .boolean()
    .describe(
      `bounds are means over at least ${ENOUGH_SEEDS} seeds; over fewer, the near end of the interval is judged`,
    ),
  findings: z.array(RedteamFindingSchema),
  broken: z.int().describe('number of bounds that do not hold'),
  holds: z.boolean(),
});
export type RedteamReport = z.infer<typeof RedteamSchema>;

/** What to attack, and over which seeds. */
export interface RedteamRequest {
  readonly first: number;
  readonly last: number;
  /** The ranked tasks unless stated. */
  readonly tasks?: readonly TaskId[];
  /** Episodes for rates of bias verdicts: unless stated 1,000, or 10 a seed where that is less; never fewer than seeds. */
  readonly verdictEpisodes?: number;
  /** Worker threads: one a core unless stated; 0 works in this thread. */
  readonly workers?: number;
  /** Told after each share of the work: shares done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Runs every exploit against the grader and holds each to its bound. The report does not depend on the number of threads. */
export async function runRedteam(request: RedteamRequest): Promise<RedteamReport> {
  const { first, last, tasks = RANKED_TASK_IDS, verdictEpisodes, onProgress } = request;
  const shares = sharesOf(tasks, { first, last, verdictEpisodes });
  const attacked: Attacked[] = [];
  let done = 0;
  await share(
    shares,
    Math.min(request.workers ?? defaultWorkers(), shares.length),
    WORK,
    (_share, found: readonly Attacked[]) => {
      attacked.push(...found);
      onProgress?.(++done, shares.length);
    },
  );
  const findings = inOrder(attacked, tasks);
  const broken = findings.filter((finding) => !finding.holds).length;
  return {
    generator_version: GENERATOR_VERSION,
    seeds: { first, last },
    enough_seeds: last - first + 1 >= ENOUGH_SEEDS,
    findings,
    broken,
    holds: broken === 0,
  };
}

const WORK = {
  entry: { name: 'redteam-worker', beside: import.meta.url },
  nameOf: ({ families, tasks }: Share) => `attacking ${tasks.join(', ')} by ${families.join(', ')}`,
  here: attack,
};
