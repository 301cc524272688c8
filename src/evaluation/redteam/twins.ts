import {
  observe,
  parseAction,
  publicState,
  startEpisode,
  step,
  type EpisodeState,
} from '../../core/episode/index.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { Audit, Truth } from '../../core/model/truth.ts';
import { EVALUATION_OPTIONS, playEpisode } from '../play.ts';
import { exactly } from './bound.ts';
import { findMean, type RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import type { Runs } from './runs.ts';

/** Auditors of very different behavior; each is watched step by step. */
const AGENTS = [
  'oracle',
  'heuristic',
  'flag-all',
  'feedback-learner',
  'fix-farmer',
  'id-variants',
  'hostile',
];
/** Identity needs no large sample. */
const MOST_SEEDS = 40;

/**
 * Two runs of one episode with different truths behind it: in blind mode every observation and every public state has
 * the same bytes until done, so that nothing a client can read depends on labels. After done a perfect audit of one must
 * be told from that of the other: else they would be no twins.
 */
export async function twins(runs: Runs): Promise<RedteamFinding[]> {
  const findings: RedteamFinding[] = [];
  for (const exploit of AGENTS) {
    for (const task_id of runs.tasks) {
      const differences: number[] = [];
      const told: number[] = [];
      for (const seed of runs.seeds.slice(0, MOST_SEEDS)) {
        const watched = await watch(exploit, runs.episode(task_id, seed));
        differences.push(watched.differencesBeforeDone);
        told.push(watched.differsAfterDone ? 1 : 0);
      }
      const attack = { family: 'permuted-truth twins', exploit, task_id };
      findings.push(
        findMean({ ...attack, measure: 'differing characters before done' }, differences, exactly(0)),
      );
      if (exploit !== 'oracle') continue;
      findings.push(findMean({ ...attack, measure: 'share told apart after done' }, told, exactly(1)));
    }
  }
  return findings;
}

async function watch(
  exploit: string,
  episode: Episode,
): Promise<{ differencesBeforeDone: number; differsAfterDone: boolean }> {
  const { actions } = await playEpisode(named(exploit), episode);
  let one = startEpisode(episode, EVALUATION_OPTIONS, 'twin');
  let other = startEpisode({ ...episode, truth: permuted(episode.truth) }, EVALUATION_OPTIONS, 'twin');
  let differencesBeforeDone = differing(shown(one), shown(other));
  for (const { message } of actions) {
    const parsed = parseAction(message);
    if (!parsed.ok) continue;
    one = step(one, parsed.action).state;
    other = step(other, parsed.action).state;
    if (one.end === null && other.end === null) differencesBeforeDone += differing(shown(one), shown(other));
    else if (one.end !== other.end) differencesBeforeDone++;
  }
  return { differencesBeforeDone, differsAfterDone: shown(one) !== shown(other) };
}

/** Everything a client can read. */
function shown(state: EpisodeState): string {
  return JSON.stringify(observe(state)) + JSON.stringify(publicState(state));
}

/** Number of code units that differ. */
function differing(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.max(one.length, other.length);
  let count = 0;
  for (let i = 0; i < length; i++) if (one[i] !== other[i]) count++;
  return count;
}

/** The truth moved by half the rows, one violation fewer in it, and the bias turned round. */
function permuted(truth: Truth): Truth {
  const { audit } = truth;
  const violations = rotated(audit.violations);
  const spared = violations.findIndex((bits) => bits !== 0);
  if (spared >= 0) violations[spared] = 0;
  const bias = audit.bias && { ...audit.bias, present: !audit.bias.present };
  const counts = [0, 1, 2].map((type) => violations.reduce((sum, bits) => sum + ((bits >> type) & 1), 0));
  const total = counts.reduce((sum, count) => sum + count, 0) + (bias?.present ? 1 : 0);
  const moved: Audit = { violations, counts, bias, total };
  const biasMode = truth.biasMode && (truth.biasMode === 'true_bias' ? 'confounded_no_bias' : 'true_bias');
  return { audit: moved, traps: rotated(truth.traps), biasMode };
}

function rotated(bytes: Uint8Array): Uint8Array {
  const half = bytes.length >> 1;
  return Uint8Array.from(bytes, (_, row) => bytes[(row + half) % bytes.length] ?? 0);
}
