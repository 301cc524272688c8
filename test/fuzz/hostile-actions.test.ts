import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  episodeScore,
  generateEpisode,
  observe,
  ObservationSchema,
  publicState,
  StateSchema,
  startEpisode,
  step,
  type EpisodeOptions,
  type EpisodeState,
} from '../../src/core/index.ts';
import { episodeCache, inProcessEnvironment } from '../../src/runner/index.ts';
import { verifies } from '../verifies.ts';
import { message, typedAction } from './hostile.ts';

/** Half through the engine, half through the environment. FUZZ_ACTIONS asks for more than the suite's 100,000. */
const ACTIONS = Number(process.env['FUZZ_ACTIONS'] ?? 100_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260402);
const PER_RUN = 100;

const MODES: readonly EpisodeOptions[] = [
  { observation_mode: 'lean', reward_mode: 'dense', feedback_mode: 'verdict' },
  { observation_mode: 'paged', reward_mode: 'shaped', feedback_mode: 'verdict' },
  { observation_mode: 'paged', reward_mode: 'terminal', feedback_mode: 'blind' },
  { observation_mode: 'paged', reward_mode: 'shaped', feedback_mode: 'blind' },
];
const EPISODES = [
  generateEpisode({ task_id: 'train_small', seed: 1 }),
  generateEpisode({ task_id: 'task_hard', seed: 42 }),
  generateEpisode({
    task_id: 'task_easy',
    seed: 3,
    task_overrides: { patients: 40, prevalence: 0, budget: 60 },
  }),
];
const setting = fc.tuple(fc.constantFrom(...EPISODES), fc.constantFrom(...MODES), fc.boolean());
const runs = { numRuns: Math.ceil(ACTIONS / 2 / PER_RUN), seed: SEED };

describe('hostile actions', () => {
  verifies(
    'episode:total',
    () => {
      const seen = { actions: 0, ended: 0, after: 0 };
      fc.assert(
        fc.property(
          setting,
          fc.array(typedAction, { minLength: PER_RUN, maxLength: PER_RUN }),
          ([episode, options, prepared], actions) => {
            let state = startEpisode(episode, options, 'fuzz');
            let paid = 0;
            const work = prepared
              ? episode.task.requiredInvestigations.map((variable) => ({
                  action_type: 'investigate_pattern',
                  variable,
                }))
              : [];
            for (const action of [...work, ...actions]) {
              const over = state.end !== null;
              const before = over ? bytes(state) : '';
              const taken = step(state, action);
              state = taken.state;
              seen.actions++;
              paid += Math.round(taken.reward * 1e6);
              hold(
                Number.isFinite(taken.reward) && taken.reward >= -1 && taken.reward <= 1,
                `reward ${taken.reward}`,
              );
              if (over) {
                seen.after++;
                hold(
                  taken.reward === 0 && taken.outcome === 'episode_over',
                  'an episode that was over answered',
                );
                hold(bytes(state) === before, 'an episode that was over changed');
              } else if (state.end !== null) seen.ended++;
            }
            const { score } = episodeScore(state);
            hold(score >= 0 && score <= 1, `score ${score}`);
            if (options.reward_mode !== 'dense' && state.end !== null)
              hold(paid === Math.round(score * 1e6), `paid ${paid} for ${score}`);
            const shown = observe(state);
            hold(ObservationSchema.safeParse(shown).success, 'the last observation has no published form');
            hold(StateSchema.safeParse(publicState(state)).success, 'the last state has no published form');
            hold(isText(JSON.stringify(shown)), 'the last observation is no text');
          },
        ),
        runs,
      );
      report('engine', seen);
      expect(seen.actions).toBeGreaterThanOrEqual(ACTIONS / 2);
      expect([seen.ended, seen.after].every((count) => count > 100)).toBe(true);
    },
    `${ACTIONS / 2} through the engine`,
  );

  verifies(
    'episode:total',
    async () => {
      const seen = { actions: 0, refused: 0, ended: 0, after: 0 };
      const episodes = episodeCache();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...MODES),
          fc.constantFrom('train_small' as const, 'task_easy' as const),
          fc.array(message, { minLength: PER_RUN, maxLength: PER_RUN }),
          async (options, task_id, messages) => {
            const environment = inProcessEnvironment({ episodes });
            await environment.reset({ task_id, seed: 7, ...options });
            for (const variable of ['age', 'death_date', 'enrollment_date', 'stage'])
              await environment.step({ action_type: 'investigate_pattern', variable });
            let done = false;
            let over = '';
            for (const one of messages) {
              const before = await environment.state();
              const reply = await environment.step(one);
              seen.actions++;
              if (reply.refused) {
                seen.refused++;
                hold(
                  typeof reply.message === 'string' && reply.message.length < 2_000,
                  'a refusal without a word',
                );
                hold(same(before, await environment.state()), 'a refused message cost something');
                continue;
              }
              const { reward, observation } = reply;
              hold(reward >= -1 && reward <= 1 && reward === observation.reward, `reward ${reward}`);
              hold(observation.score_so_far >= 0 && observation.score_so_far <= 1, 'a score out of range');
              hold(reply.done === observation.done && (!done || reply.done), 'done was taken back');
              if (done) {
                seen.after++;
                hold(
                  reward === 0 && JSON.stringify(await environment.state()) === over,
                  'a finished episode changed',
                );
              } else if (reply.done) {
                seen.ended++;
                over = JSON.stringify(await environment.state());
              }
              done = reply.done;
            }
          },
        ),
        runs,
      );
      report('environment', seen);
      expect(seen.actions).toBeGreaterThanOrEqual(ACTIONS / 2);
      expect([seen.refused, seen.ended, seen.after].every((count) => count > 100)).toBe(true);
    },
    `${ACTIONS / 2} through the environment`,
  );

  it('leave the built-in objects as they were', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
  });
});

/** A check that costs next to nothing when it holds. */
function hold(holds: boolean, fault: string): void {
  if (!holds) throw new Error(fault);
}

/** All of a state but the answer to its last message. */
function bytes({ episode: _episode, last: _last, reward: _reward, ...rest }: EpisodeState): string {
  return JSON.stringify(rest);
}

/** Whether a string survives being sent. */
function isText(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function report(through: string, seen: Readonly<Record<string, number>>): void {
  const counts = Object.entries(seen).map(([name, count]) => `${count} ${name}`);
  process.stdout.write(`fuzz through the ${through}, seed ${SEED}: ${counts.join(', ')}\n`);
}
