/** Patients and deaths by stage of the two sides of an equity comparison; stages are indexed by code. */
export interface Strata {
  readonly dominant: readonly number[];
  readonly others: readonly number[];
}

/**
 * Normalized stage weights of the four adjustments under which a certified label must not flip: the stage mix of the
 * control arm (the protocol's definition) first, then equal weights, the stage mix of the other ethnicities, and the
 * Mantel-Haenszel weights of a risk difference, n1 n0 / n (Greenland and Robins, Biometrics 1985).
 */
export function adjustmentWeights(sizes: Strata): readonly (readonly number[])[] {
  const pairs = sizes.dominant.map((own, stage) => [own, sizes.others[stage] ?? 0] as const);
  return [
    pairs.map(([own, other]) => own + other),
    pairs.map(() => 1),
    pairs.map(([, other]) => other),
    pairs.map(([own, other]) => (own * other) / (own + other)),
  ].map(normalized);
}

function normalized(weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}
