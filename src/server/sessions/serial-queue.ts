import { WireFault } from '../wire/fault.ts';

/** Runs pieces of work one after the other, in the order in which they came. A failure stays with its own piece. */
export class SerialQueue {
  readonly #limit: number;
  #length = 0;
  #tail: Promise<unknown> | null = null;

  /** @param limit how many pieces may be under way or waiting at once */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Pieces under way or waiting. */
  get length(): number {
    return this.#length;
  }

  /** Runs a piece of work after those before it. Rejects with WireFault 'busy' when too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#length >= this.#limit)
      throw new WireFault('busy', `${this.#limit} requests of this session are waiting already`);
    this.#length++;
    const before = this.#tail;
    const turn = before === null ? work() : before.then(work, work);
    this.#tail = turn;
    try {
      return await turn;
    } finally {
      this.#length--;
      if (this.#tail === turn) this.#tail = null;
    }
  }
}
