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

/** Fills the site of every row; sites not in `outreach` are drawn by ethnicity, those in it by `isOutreach`. */
export function fillSites(
  rng: Rng,
  columns: Columns,
  size: number,
  outreach: readonly number[],
  isOutreach: Uint8Array,
): void {
  const tables = COUNTRY_WEIGHTS.map(weightedTable);
  const ordinary = COUNTRIES.map((country) =>
    SITES.flatMap((site, code) => (site.country === country && !outreach.includes(code) ? [code] : [])),
  );
  for (let row = 0; row < size; row++) {
    if (isOutreach[row]) {
      columns.site[row] = outreach[rng.below(outreach.length)] ?? 0;
      continue;
    }
    const table = tables[columns.ethnicity[row] ?? 0];
    const sites = ordinary[table?.[rng.below(table.length)] ?? 0] ?? [];
    columns.site[row] = sites[rng.below(sites.length)] ?? 0;
  }
}
