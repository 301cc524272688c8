import type { GroupCount } from '../../core/statistics/count.ts';
import type { Distribution, DistributionGroup, MortalityCount } from '../../core/statistics/distribution.ts';
import type { IntervalSummary } from '../../core/statistics/interval.ts';
import type { Range } from '../../core/statistics/range.ts';
import type { ColumnSummary } from '../../core/statistics/summary.ts';
import { decimals, NOT_AVAILABLE } from './figures.ts';
import type { Style } from './style.ts';
import { renderTable, type TableColumn } from './table.ts';

const BAR = 24;

/** A column summary as tables: range, counts with bars and, for dates, the interval that goes with them. */
export function summaryTables(summary: ColumnSummary, style: Style, width: number): string {
  const { column, patients, missing, range, groups, interval } = summary;
  const parts = [
    style.title(`${column} over all ${patients} patients, ${missing === 0 ? 'none' : missing} missing`),
  ];
  if (range) parts.push(rangeTable([{ name: column, range }], style, width));
  if (groups.length > 0) parts.push(countTable(column, groups, style, width));
  if (interval) parts.push(intervalTables(interval, style, width));
  return parts.join('\n\n');
}

/** A control-arm breakdown as one table, a line a value; each stratum begins with a line of its own. */
export function distributionTable(distribution: Distribution, style: Style, width: number): string {
  const { variable, stratify_by: by, groups, strata } = distribution;
  const total = mortalityText(distribution);
  const title = `Control arm by ${variable}${by === null ? '' : ` within ${by}`}: ${total}`;
  const counts: TableColumn[] = ['patients', 'share', 'deaths', 'mortality'].map((head) => ({
    head,
    align: 'right',
  }));
  const table =
    by === null
      ? renderTable([{ head: variable }, ...counts], groups.map(groupRow), style, width)
      : renderTable(
          [{ head: by }, { head: variable }, ...counts],
          strata.flatMap((stratum) => [
            [stratum.stratum, 'all', `${stratum.patients}`, '', ...deathCells(stratum)].map((text) => ({
              text,
              style: style.title,
            })),
            ...stratum.groups.map((group) => ['', ...groupRow(group)]),
          ]),
          style,
          width,
        );
  return `${style.title(title)}\n\n${table}`;
}

function groupRow(group: DistributionGroup): string[] {
  const { value, patients, share_pct } = group;
  return [value, `${patients}`, `${decimals(share_pct, 1)} %`, ...deathCells(group)];
}

function deathCells({ deaths, mortality_pct }: MortalityCount): string[] {
  return [`${deaths}`, `${decimals(mortality_pct, 1)} %`];
}

function mortalityText({ patients, deaths, mortality_pct }: MortalityCount): string {
  return `${patients} patients, ${deaths} deaths (${decimals(mortality_pct, 1)} %)`;
}

function intervalTables(interval: IntervalSummary, style: Style, width: number): string {
  const { from, to, patients, range, by_stage, histogram } = interval;
  const ranges = [
    { name: 'all', range },
    ...by_stage.map((entry) => ({ name: `stage ${entry.stage}`, range: entry.range })),
  ];
  return [
    style.title(`Days from ${from} to ${to}, ${patients} patients`),
    rangeTable(ranges, style, width),
    countTable('days', histogram, style, width),
  ].join('\n\n');
}

interface NamedRange {
  readonly name: string;
  readonly range: Range<number | string> | null;
}

function rangeTable(ranges: readonly NamedRange[], style: Style, width: number): string {
  const figures = ['minimum', 'lower_quartile', 'median', 'upper_quartile', 'maximum'] as const;
  const heads = ['least', 'quartile', 'median', 'quartile', 'most'];
  const columns: TableColumn[] = [
    { head: '' },
    ...heads.map((head): TableColumn => ({ head, align: 'right' })),
  ];
  const rows = ranges.map(({ name, range }) => [
    name,
    ...figures.map((figure) => (range ? `${range[figure]}` : NOT_AVAILABLE)),
  ]);
  return renderTable(columns, rows, style, width);
}

function countTable(head: string, groups: readonly GroupCount[], style: Style, width: number): string {
  const most = Math.max(...groups.map((group) => group.patients));
  const rows = groups.map(({ value, patients, share_pct }) => [
    value,
    `${patients}`,
    `${decimals(share_pct, 1)} %`,
    '█'.repeat(Math.round((BAR * patients) / most)) || '▏',
  ]);
  const columns: TableColumn[] = [
    { head },
    { head: 'patients', align: 'right' },
    { head: 'share', align: 'right' },
    { head: '' },
  ];
  return renderTable(columns, rows, style, width);
}
