import type { Agent } from '../../agents/index.ts';
import type { Observation } from '../../core/model/observation.ts';

/** A place at the table for someone outside: moves go in one by one, each answered with what it led to. */
export interface Seat {
  readonly agent: Agent;
  /** Resolves with the first observation. */
  readonly seated: Promise<Observation>;
  /** Makes one move. The next move waits for the answer of this one. */
  move(message: unknown): void;
  /** Gives the game up: the run ends as stopped. */
  leave(): void;
}

/** A seat for a person. The runner plays it like any agent, so that budget, feedback and record are the same. */
export function personSeat(): Seat {
  const moves: unknown[] = [];
  let wake: (() => void) | null = null;
  const seat = { left: false };
  let sit: (first: Observation) => void = () => undefined;
  const seated = new Promise<Observation>((resolve) => {
    sit = resolve;
  });
  async function* audit(first: Observation): AsyncGenerator<unknown, void, Observation> {
    sit(first);
    for (;;) {
      while (moves.length === 0 && !seat.left)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (moves.length === 0) return;
      yield moves.shift();
    }
  }
  return {
    // The runner looks at the name and the model of an agent only; the record says 'human' (see play-games.ts).
    agent: { name: 'human', description: 'A person, in the dashboard.', kind: 'baseline', audit },
    seated,
    move(message) {
      moves.push(message);
      wake?.();
    },
    leave() {
      seat.left = true;
      wake?.();
    },
  };
}
