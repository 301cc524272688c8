/** A stream of 32-bit integers: xoshiro128** 1.1 (Blackman and Vigna 2018, public domain algorithm). */
export class Rng {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** @param state four 32-bit words, not all zero */
  constructor(state: readonly [number, number, number, number]) {
    [this.a, this.b, this.c, this.d] = state;
  }

  /** The next integer, uniform over 0..2^32-1. */
  next(): number {
    const b = this.b;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const t = b << 9;
    this.c ^= this.a;
    this.d ^= b;
    this.b = b ^ this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /**
   * An integer uniform over 0..bound-1, without modulo bias (Lemire 2019, multiply and reject).
   * @param bound 1..2^21, so that the product stays exact in a double
   */
  below(bound: number): number {
    let product = this.next() * bound;
    let high = Math.floor(product / 4294967296);
    let low = product - high * 4294967296;
    if (low < bound) {
      const threshold = (4294967296 - bound) % bound;
      while (low < threshold) {
        product = this.next() * bound;
        high = Math.floor(product / 4294967296);
        low = product - high * 4294967296;
      }
    }
    return high;
  }

  /** An integer uniform over low..high, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}
