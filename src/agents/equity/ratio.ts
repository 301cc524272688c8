/** An exact fraction; the denominator is positive. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The fraction top / bottom of two integers, bottom positive. */
export function ratio(top: number, bottom: number): Ratio {
  return { top: BigInt(top), bottom: BigInt(bottom) };
}

/** The sum of two fractions, not reduced. */
export function plus(a: Ratio, b: Ratio): Ratio {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/** The difference of two fractions, not reduced. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

/** The product of two fractions, not reduced. */
export function times(a: Ratio, b: Ratio): Ratio {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** Whether a fraction is strictly above a whole number of percent. */
export function exceedsPercent(a: Ratio, percent: number): boolean {
  return a.top * 100n > BigInt(percent) * a.bottom;
}

/** A fraction in percent, rounded half away from zero to one decimal: what a report says. */
export function percentText(a: Ratio): string {
  const negative = a.top < 0n;
  const tenths = ((negative ? -a.top : a.top) * 2000n + a.bottom) / (2n * a.bottom);
  return `${negative && tenths > 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}`;
}
