import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Episode } from '../generate/episode.ts';
import { RECORD_ERROR_TYPES } from '../model/vocabulary.ts';
import type { Action } from '../model/action.ts';
import { anyRun } from './actions.test-support.ts';
import { BLIND, FLAG_BIAS, flag, makeEpisode, PREPARED, VERDICT } from './fixture.test-support.ts';
import { observe } from './observe.ts';
import { publicState } from './public-state.ts';
import { startEpisode } from './start.ts';
import { step } from './step.ts';
import type { EpisodeOptions } from '../model/episode.ts';

/** The same episode with another truth: any violations on any rows, any verdict on the bias, any traps. */
const anyTwin: fc.Arbitrary<Episode> = fc
  .record({
    violations: fc.array(fc.nat({ max: 7 }), { minLength: 12, maxLength: 12 }),
    traps: fc.array(fc.nat({ max: 7 }), { minLength: 12, maxLength: 12 }),
    present: fc.boolean(),
    adjustedGap: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  })
  .map(({ violations, traps, present, adjustedGap }) => {
    const episode = makeEpisode({ bias: { present, adjustedGap } });
    const found = Uint8Array.from(violations);
    const counts = RECORD_ERROR_TYPES.map((_, k) => found.filter((bits) => bits & (1 << k)).length);
    const total = counts.reduce((sum, count) => sum + count, present ? 1 : 0);
    return {
      ...episode,
      truth: {
        audit: { ...episode.truth.audit, violations: found, counts, total },
        traps: Uint8Array.from(traps),
        biasMode: present ? 'true_bias' : 'confounded_no_bias',
      },
    };
  });

/** All that a client gets, message by message, while the episode runs. */
function seen(episode: Episode, options: EpisodeOptions, actions: readonly Action[]): string[] {
  let state = startEpisode(episode, options, 'run');
  const messages = [JSON.stringify([observe(state), publicState(state)])];
  for (const action of actions) {
    const { state: next, reward, outcome } = step(state, action);
    if (next.end !== null) break;
    state = next;
    messages.push(JSON.stringify([observe(state), publicState(state), reward, outcome]));
  }
  return messages;
}

const anyFlags = fc
  .array(fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(...RECORD_ERROR_TYPES)), { maxLength: 15 })
  .map((flags) => [
    ...PREPARED,
    ...flags.map(([row, type]) => flag(`P00${String(row + 101).slice(1)}`, type)),
    FLAG_BIAS,
  ]);

it('shows the same bytes for any truth while a blind episode runs', () => {
  fc.assert(
    fc.property(
      anyTwin,
      fc.oneof(anyRun, anyFlags),
      fc.constantFrom<EpisodeOptions>(BLIND, { ...BLIND, observation_mode: 'full', reward_mode: 'shaped' }),
      (twin, actions, options) => {
        expect(seen(twin, options, actions)).toEqual(seen(makeEpisode(), options, actions));
      },
    ),
    { numRuns: 200 },
  );
});

it('would notice: with verdicts another truth shows', () => {
  const clean = makeEpisode({ violations: {}, bias: { present: false } });
  const actions = [...PREPARED, flag('P0001', 'invalid_age')];
  expect(seen(clean, VERDICT, actions)).not.toEqual(seen(makeEpisode(), VERDICT, actions));
});
