import type { GroupCount } from './count.ts';
import type { Distribution, DistributionGroup, MortalityCount } from './distribution.ts';
import type { IntervalSummary } from './interval.ts';
import type { Range } from './range.ts';
import type { ColumnSummary } from './summary.ts';

/** The rows that a table shows as text; the structured result always has all. */
const SHOWN_ROWS = 60;

/** A column summary in words, one line for each thing a data manager looks at. */
export function summaryText(summary: ColumnSummary): string {
  const { column, kind, patients, missing, range, groups, interval } = summary;
  const lines = [`${column} over all ${patients} patients: ${missing === 0 ? 'none' : missing} missing.`];
  if (kind === 'identifier') lines.push('Every patient has an identifier of their own.');
  if (range !== null) lines.push(`Range: ${rangeText(range)}.`);
  if (groups.length > 0) lines.push(`Counts: ${countsText(groups)}.`);
  if (interval !== null) lines.push(...intervalLines(interval));
  return lines.join('\n');
}

/** A distribution as a table in words, one line a value. */
export function distributionText(distribution: Distribution): string {
  const { variable, stratify_by: stratifyBy, groups, strata } = distribution;
  const by = stratifyBy === null ? '' : ` within each ${stratifyBy}`;
  const rows =
    stratifyBy === null
      ? groups.map(groupText)
      : strata.flatMap((one) => [
          `${stratifyBy} ${one.stratum}: ${mortalityText(one)}`,
          ...one.groups.map((group) => `  ${groupText(group)}`),
        ]);
  const left = rows.length - SHOWN_ROWS;
  return [
    `Control arm by ${variable}${by}: ${mortalityText(distribution)}`,
    ...rows.slice(0, SHOWN_ROWS),
    ...(left > 0 ? [`... and ${left} more lines in the structured result`] : []),
  ].join('\n');
}

function intervalLines(interval: IntervalSummary): string[] {
  const { from, to, unit, patients, range, histogram, by_stage: byStage } = interval;
  const head = `Interval from ${from} to ${to} in ${unit}, ${patients} patients with both dates`;
  if (range === null) return [`${head}.`];
  const stages = byStage.flatMap((one) =>
    one.range === null ? [] : [`  Stage ${one.stage} (${one.patients}): ${rangeText(one.range)}`],
  );
  return [`${head}: ${rangeText(range)}.`, `Counts by interval: ${countsText(histogram)}.`, ...stages];
}

function rangeText(range: Range<number | string>): string {
  return `${range.minimum} to ${range.maximum}, median ${range.median}, quartiles ${range.lower_quartile} and ${range.upper_quartile}`;
}

function countsText(groups: readonly GroupCount[]): string {
  return groups
    .map(({ value, patients, share_pct: share }) => `${value}: ${patients} (${share} %)`)
    .join('; ');
}

function groupText({ value, share_pct: share, ...counts }: DistributionGroup): string {
  return `${value}: share ${share} %, ${mortalityText(counts)}`;
}

function mortalityText({ patients, deaths, mortality_pct: mortality }: MortalityCount): string {
  return `patients ${patients}, deaths ${deaths}${mortality === null ? '' : `, mortality ${mortality} %`}`;
}
