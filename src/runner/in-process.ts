import { ClinicalBenchError } from '../core/errors.ts';
import {
  episodeScore,
  observe,
  parseAction,
  publicState,
  startEpisode,
  step,
  type EpisodeState,
} from '../core/episode/index.ts';
import { episodeCache, type EpisodeCache } from './episode-cache.ts';
import type { Environment, Finish } from './environment.ts';
import { episodeIdOf, episodeSourceOf } from './episode-source.ts';
import { parseReset } from './parse-reset.ts';

/** What an in-process environment is given; all of it is optional. */
export interface InProcessParts {
  /** Shared between environments so that they share datasets. */
  readonly episodes?: EpisodeCache;
  /** The key of sealed episodes; without it a sealed reset is refused. */
  readonly sealedKey?: Uint8Array;
  /** Draws a seed (0 to 2^32-1) for a reset that names none; by default the platform's random source does. */
  readonly drawSeed?: () => number;
}

/** An environment whose engine runs in this process: what a server or a runner holds. */
export interface InProcessEnvironment extends Environment {
  readonly finish: () => Promise<Finish>;
}

/**
 * Opens an environment on the engine in this process. A reset that names no seed draws one and tells it in `state`;
 * nothing else is drawn: same requests with a seed, same replies.
 */
export function inProcessEnvironment(parts: InProcessParts = {}): InProcessEnvironment {
  const episodes = parts.episodes ?? episodeCache();
  let running: EpisodeState | null = null;
  const current = (): EpisodeState => {
    if (!running) throw new ClinicalBenchError('invalid_request', 'no episode is running: reset first');
    return running;
  };
  return {
    async reset(input) {
      const request = parseReset(input);
      const source = episodeSourceOf(request, parts);
      const { observation_mode, reward_mode, feedback_mode } = request;
      const options = { observation_mode, reward_mode, feedback_mode };
      running = startEpisode(episodes.get(source), options, request.episode_id ?? episodeIdOf(source));
      return observe(running);
    },
    async step(message) {
      const before = current();
      const parsed = parseAction(message);
      if (!parsed.ok) return { refused: true, message: parsed.message };
      const { state, reward } = step(before, parsed.action);
      running = state;
      const observation = observe(state);
      return { observation, reward, done: observation.done };
    },
    async state() {
      return publicState(current());
    },
    async finish() {
      const state = current();
      running = null;
      return { ...episodeScore(state), state };
    },
    async close() {
      running = null;
    },
  };
}
