import { ClientError } from './client-error.ts';
import { LostReply } from './transport.ts';

/** How long a client tries, and how it waits in between. */
export interface Patience {
  /** Milliseconds for which a request is tried again before it fails with UNREACHABLE. */
  readonly patienceMs: number;
}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/**
 * Makes attempts until one is answered. Only LostReply is tried again: whatever else fails, fails for good. Waits twice
 * as long each time up to 2 s, by a drawn share of it, so that a thousand clients of a restarted server do not return
 * in step.
 */
export async function persist<Value>(
  attempt: () => Promise<Value>,
  { patienceMs }: Patience,
): Promise<Value> {
  const until = Date.now() + patienceMs;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LostReply)) throw error;
      const pauseMs = waitMs * (0.5 + Math.random() / 2);
      if (Date.now() + pauseMs > until)
        throw new ClientError(
          'UNREACHABLE',
          `the server did not answer for ${patienceMs} ms: ${error.message}`,
          {
            cause: error,
          },
        );
      await new Promise<void>((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
