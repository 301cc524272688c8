import { writeFileSync } from 'node:fs';
import jstat from 'jstat';

/** Writes src/core/generate/tables.ts: the integer tables behind every bell-shaped draw. Run: npx tsx scripts/make-tables.ts */

const AGE_MEAN = 61.3;
const AGE_SD = 10.2;
const YOUNGEST = 18;
const OLDEST = 95;
const AGE_TOTAL = 32_768;

const phi = (z: number) => jstat.normal.cdf(z, 0, 1);
const cumulative = Array.from({ length: OLDEST - YOUNGEST + 2 }, (_, i) => {
  const at = (age: number) => phi((age - AGE_MEAN) / AGE_SD);
  return Math.round((AGE_TOTAL * (at(YOUNGEST + i) - at(YOUNGEST))) / (at(OLDEST + 1) - at(YOUNGEST)));
});
const weights = cumulative.slice(1).map((value, i) => value - (cumulative[i] ?? 0));
const quantiles = (steps: number, of: (z: number) => number) =>
  Array.from({ length: steps }, (_, i) => Math.round(of(jstat.normal.inv((i + 0.5) / steps, 0, 1))));

const list = (values: number[]) => `[${values.join(', ')}]`;
writeFileSync(
  new URL('../src/core/generate/tables.ts', import.meta.url),
  `/** Integer tables behind bell-shaped draws, written by scripts/make-tables.ts: no logarithm or root runs in the engine. */

/** Youngest age that AGE_WEIGHTS covers, in years. */
export const YOUNGEST = ${YOUNGEST};

/** Weight of each age from YOUNGEST on, of ${AGE_TOTAL}: a normal distribution of mean ${AGE_MEAN} and sd ${AGE_SD} years (Talarico, J Clin Oncol 2004). */
export const AGE_WEIGHTS: readonly number[] = ${list(weights)};

/** Standard normal quantiles in thousandths at (i + 0.5) / 256. */
export const NORMAL_QUANTILES: readonly number[] = ${list(quantiles(256, (z) => 1000 * z))};

/** Quantiles of a log-normal factor (sigma 0.35) in thousandths at (i + 0.5) / 256. */
export const LOG_NORMAL_QUANTILES: readonly number[] = ${list(quantiles(256, (z) => 1000 * Math.exp(0.35 * z)))};
`,
);
