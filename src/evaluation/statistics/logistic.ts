/** One observation: numbers that may tell a property, and whether it is there. */
export interface Observation {
  readonly features: readonly number[];
  readonly present: boolean;
}

/** Keeps the weights finite where classes can be told apart completely, or nothing can be learnt from a term. */
const RIDGE = 3;
const MOST_STEPS = 40;
const CLOSE = 1e-6;
/** Standardized features are cut here, so that one odd value does not decide. */
const FARTHEST = 4;

/**
 * Fits a logistic model of all features, their squares and their products, standardized and with a ridge penalty, by
 * Newton's method (iteratively reweighted least squares: McCullagh and Nelder, Generalized Linear Models, 1989).
 * @returns the log of the odds that the property is there, for features in the order of the observations
 */
export function fitQuadratic(observations: readonly Observation[]): (features: readonly number[]) => number {
  const termsOf = standardized(observations);
  const rows = observations.map(({ features, present }) => ({
    terms: termsOf(features),
    target: present ? 1 : 0,
  }));
  const size = rows[0]?.terms.length ?? 0;
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = weights.map((weight) => RIDGE * weight);
    const curvature = weights.map((_, i) => weights.map((__, j): number => (i === j ? RIDGE : 0)));
    for (const { terms, target } of rows) {
      const probability = 1 / (1 + Math.exp(-dot(weights, terms)));
      const spread = probability * (1 - probability);
      for (const [i, term] of terms.entries()) {
        gradient[i] = (gradient[i] ?? 0) + (probability - target) * term;
        const line = curvature[i] ?? [];
        for (let j = 0; j <= i; j++) line[j] = (line[j] ?? 0) + spread * term * (terms[j] ?? 0);
      }
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
    if (Math.max(...change.map(Math.abs)) < CLOSE) break;
  }
  return (features) => dot(weights, termsOf(features));
}

/** One, every feature in standard deviations from its mean, and all products of two. */
function standardized(observations: readonly Observation[]): (features: readonly number[]) => number[] {
  const count = observations.length;
  const width = observations[0]?.features.length ?? 0;
  const scales = Array.from({ length: width }, (_, i) => {
    const values = observations.map(({ features }) => features[i] ?? 0);
    const mean = values.reduce((total, value) => total + value, 0) / count;
    const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / count;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  return (features) => {
    const linear = scales.map(({ mean, deviation }, i) =>
      Math.max(-FARTHEST, Math.min(FARTHEST, ((features[i] ?? 0) - mean) / deviation)),
    );
    return [1, ...linear, ...linear.flatMap((one, i) => linear.slice(i).map((other) => one * other))];
  };
}

/** Solves a symmetric positive definite system of which the lower half is given (Cholesky). */
function solve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const root = lower.map((line) => [...line]);
  const at = (i: number, j: number) => root[i]?.[j] ?? 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(i, j);
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k);
      const line = root[i];
      if (line) line[j] = i === j ? Math.sqrt(rest) : rest / at(j, j);
    }
  }
  const half: number[] = [];
  for (let i = 0; i < size; i++) {
    let rest = right[i] ?? 0;
    for (let k = 0; k < i; k++) rest -= at(i, k) * (half[k] ?? 0);
    half.push(rest / at(i, i));
  }
  const solution = [...half];
  for (let i = size - 1; i >= 0; i--) {
    let rest = half[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= at(k, i) * (solution[k] ?? 0);
    solution[i] = rest / at(i, i);
  }
  return solution;
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((total, value, i) => total + value * (other[i] ?? 0), 0);
}
