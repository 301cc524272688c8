import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ActionSchema } from '../model/action.ts';
import { makeEpisode, VERDICT } from './fixture.test-support.ts';
import { parseAction } from './parse-action.ts';
import { startEpisode } from './start.ts';
import { step } from './step.ts';

const field = fc.constantFrom(...Object.keys(ActionSchema.shape));
const anything = fc.anything({
  withBigInt: true,
  withNullPrototype: true,
  withTypedArray: true,
  withSparseArray: true,
});
const almostAction = fc
  .tuple(fc.string(), fc.dictionary(fc.oneof(field, fc.string()), anything, { maxKeys: 4 }))
  .map(([action_type, fields]) => ({ action_type, ...fields }));

it('never throws, and what it lets through the game can take', () => {
  const state = startEpisode(makeEpisode(), VERDICT, 'run');
  fc.assert(
    fc.property(fc.oneof(anything, almostAction), (message) => {
      const parsed = parseAction(message);
      const isFine = parsed.ok
        ? Math.abs(step(state, parsed.action).reward) <= 1
        : parsed.message.length < 500;
      expect(isFine).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
