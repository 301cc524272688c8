import { generateEpisode, type Episode } from '../../core/generate/episode.ts';
import { ClinicalBenchError } from '../../core/errors.ts';
import { ProtocolReadError } from '../../agents/protocol-reader/index.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { checkBias } from './checks/bias.ts';
import { checkBoundaries, checkSentinels } from './checks/boundaries.ts';
import type { Check } from './checks/check.ts';
import { checkCoherence } from './checks/coherence.ts';
import { checkCounts, checkTraps } from './checks/counts.ts';
import { checkLabels, checkProtocolText } from './checks/labels.ts';
import { checkOracle } from './checks/oracle.ts';

/** Every check of a finished episode but the oracle's run, cheapest last so that the telling ones come first. */
const CHECKS: readonly Check[] = [
  checkProtocolText,
  checkLabels,
  checkBias,
  checkBoundaries,
  checkSentinels,
  checkCounts,
  checkTraps,
  checkCoherence,
];

/** An episode with all that is wrong with it; the episode is null when it could not even be generated. */
export interface CertifiedEpisode {
  readonly episode: Episode | null;
  readonly faults: readonly string[];
}

/** Generates the episode of a task and seed and checks everything that must hold of it. */
export async function certifyEpisode(taskId: TaskId, seed: number): Promise<CertifiedEpisode> {
  let episode: Episode;
  try {
    episode = generateEpisode({ task_id: taskId, seed });
  } catch (error) {
    if (!(error instanceof ClinicalBenchError)) throw error;
    return { episode: null, faults: [`the episode cannot be generated: ${error.message}`] };
  }
  return { episode, faults: await faultsOf(episode) };
}

/** All that is wrong with an episode, one sentence a fault. */
export async function faultsOf(episode: Episode): Promise<readonly string[]> {
  try {
    const faults = CHECKS.flatMap((check) => check(episode));
    return [...faults, ...(await checkOracle(episode))];
  } catch (error) {
    if (!(error instanceof ProtocolReadError)) throw error;
    return [`the excerpt cannot be read: ${error.message}`];
  }
}
