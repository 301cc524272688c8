import { z } from 'zod';
import { RANKED_TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { ablations } from './ablations.ts';
import { afterDone } from './after-done.ts';
import { artefacts } from './artefacts.ts';
import { biasFeatures } from './bias-features.ts';
import { ENOUGH_SEEDS } from './bound.ts';
import { ceilings } from './ceilings.ts';
import { earlyDeaths } from './early-deaths.ts';
import { farming } from './farming.ts';
import { feedback } from './feedback.ts';
import { RedteamFindingSchema, type RedteamFinding } from './finding.ts';
import { forgedRecords } from './forged-records.ts';
import { malformed } from './malformed.ts';
import { modelReports } from './model-reports.ts';
import { noProtocol } from './no-protocol.ts';
import { reports } from './reports.ts';
import { redteamRuns, type Runs } from './runs.ts';
import { twins } from './twins.ts';
import { verdicts } from './verdicts.ts';

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
  /** Told after each family of attacks: families done and in all. */
  readonly onProgress?: (done: number, total: number, runs: number) => void;
}

type Family = (runs: Runs) => Promise<RedteamFinding[]>;

const FAMILIES: readonly Family[] = [
  ceilings,
  noProtocol,
  feedback,
  ablations,
  verdicts,
  biasFeatures,
  earlyDeaths,
  artefacts,
  twins,
  afterDone,
  reports,
  farming,
  malformed,
  modelReports,
  forgedRecords,
];

/** Runs every exploit against the grader and holds each to its bound. */
export async function runRedteam(request: RedteamRequest): Promise<RedteamReport> {
  const { first, last, tasks = RANKED_TASK_IDS, verdictEpisodes, onProgress } = request;
  let made = 0;
  const runs = redteamRuns(tasks, first, last, () => made++, verdictEpisodes);
  const findings: RedteamFinding[] = [];
  for (const [index, family] of FAMILIES.entries()) {
    findings.push(...(await family(runs)));
    onProgress?.(index + 1, FAMILIES.length, made);
  }
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
