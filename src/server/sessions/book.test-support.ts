import type { SessionLog } from '../../store/index.ts';
import type { Clock } from '../clock.ts';
import type { SessionLimits } from './session-limits.ts';
import { DEFAULT_LIMITS } from './session-limits.ts';
import { Sessions, type SessionsOptions } from './sessions.ts';

/** A clock that stands until it is moved. */
export interface TestClock extends Clock {
  pass(ms: number): void;
}

/** A clock at 0. */
export function testClock(): TestClock {
  let now = 0;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
  };
}

/** A book of sessions whose time stands. */
export async function openBook(
  limits: Partial<SessionLimits> = {},
  options: Omit<SessionsOptions, 'limits' | 'clock'> & { readonly log?: SessionLog | undefined } = {},
): Promise<{ readonly sessions: Sessions; readonly clock: TestClock }> {
  const clock = testClock();
  const sessions = await Sessions.open({ ...options, limits: { ...DEFAULT_LIMITS, ...limits }, clock });
  return { sessions, clock };
}
