import { Rng } from '../random/rng.ts';
import type { Streams } from '../random/streams.ts';

/** The same streams, but for those of given names: each of their draws is the value given. */
export function withDraws(base: Streams, draws: Readonly<Record<string, number>>): Streams {
  const drawn = new Map(Object.entries(draws));
  return {
    stream: (name) => {
      const value = drawn.get(name);
      return value === undefined ? base.stream(name) : new FixedRng(value);
    },
  };
}

class FixedRng extends Rng {
  readonly value: number;

  constructor(value: number) {
    super([1, 0, 0, 0]);
    this.value = value;
  }

  override below(): number {
    return this.value;
  }
}
