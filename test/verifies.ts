import { test } from 'vitest';
import { REQUIREMENTS, type RequirementId } from './requirements.ts';

/**
 * A test that cites a rule of the game. Every id must be cited by some test, and every citation must be a known id:
 * requirements.test.ts reads the citations from the files, so ids are written out as literals.
 * @param aspect what of the rule this test looks at, where one rule has several tests
 */
export function verifies(id: RequirementId, body: () => void | Promise<void>, aspect?: string): void {
  // oxlint-disable-next-line vitest/expect-expect -- the body asserts
  test(`${id}: ${REQUIREMENTS[id].behavior}${aspect === undefined ? '' : ` (${aspect})`}`, body);
}
