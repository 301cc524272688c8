import { COUNTRIES, SITES } from '../../dataset/sites.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import { weightedTable } from '../../random/sample.ts';

/** Weights of COUNTRIES by ethnicity, each row of 32: who is plausibly enrolled where. */
const COUNTRY_WEIGHTS: readonly (readonly number[])[] = [
  [8, 3, 4, 2, 5, 4, 3, 3, 0, 0, 0, 0],
  [14, 2, 4, 4, 0, 0, 0, 0, 0, 0, 0, 8],
  [4, 2, 2, 0, 0, 0, 0, 0, 9, 7, 8, 0],
  [16, 0, 0, 8, 0, 0, 8, 0, 0, 0, 0, 0],
  [12, 5, 5, 6, 1, 1, 1, 0, 0, 0, 0, 1],
];

/** Country codes by ethnicity and site codes by country, ready to be drawn from. */
const COUNTRIES_BY_ETHNICITY = COUNTRY_WEIGHTS.map(weightedTable);
const SITES_BY_COUNTRY = COUNTRIES.map((country) =>
  Uint8Array.from(SITES.flatMap((site, code) => (site.country === country ? [code] : []))),
);

/**
 * Fills the site of every row: an outreach site for those marked, else an ordinary site of a country that fits the
 * ethnicity.
 * @param outreach codes of the outreach sites; every country must keep an ordinary one
 */
export function fillSites(
  rng: Rng,
  columns: Columns,
  size: number,
  outreach: readonly number[],
  isOutreach: Uint8Array,
): void {
  const isReserved = new Uint8Array(SITES.length);
  for (const site of outreach) isReserved[site] = 1;
  for (let row = 0; row < size; row++) {
    columns.site[row] = isOutreach[row]
      ? (outreach[rng.below(outreach.length)] ?? 0)
      : drawOrdinarySite(rng, columns.ethnicity[row] ?? 0, isReserved);
  }
}

function drawOrdinarySite(rng: Rng, ethnicity: number, isReserved: Uint8Array): number {
  const countries = COUNTRIES_BY_ETHNICITY[ethnicity];
  const sites = SITES_BY_COUNTRY[countries?.[rng.below(countries.length)] ?? 0];
  for (;;) {
    const site = sites?.[rng.below(sites.length)] ?? 0;
    if (!isReserved[site]) return site;
  }
}
