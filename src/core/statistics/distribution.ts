import { columnOf } from '../dataset/columns.ts';
import { CONTROL, DECEASED } from '../dataset/codes.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { ColumnName } from '../model/patient.ts';
import { groupingOf, type Grouping } from './grouping.ts';
import { percentOf } from './percent.ts';

/** Patients, deaths and mortality of one set of control patients. */
export interface MortalityCount {
  readonly patients: number;
  readonly deaths: number;
  /** Deaths in percent of patients, one decimal; null without patients. */
  readonly mortality_pct: number | null;
}

/** One value of the broken-down column. */
export interface DistributionGroup extends MortalityCount {
  readonly value: string;
  /** Patients in percent of the table's patients. */
  readonly share_pct: number | null;
}

/** The breakdown within one value of the stratifying column. */
export interface Stratum extends MortalityCount {
  readonly stratum: string;
  readonly groups: readonly DistributionGroup[];
}

/** What compute_distribution tells: the control arm by one column, whole or within each value of a second one. */
export interface Distribution extends MortalityCount {
  readonly variable: ColumnName;
  readonly stratify_by: ColumnName | null;
  readonly arm: 'control';
  /** Empty when the table is stratified. */
  readonly groups: readonly DistributionGroup[];
  /** Empty unless the table is stratified. */
  readonly strata: readonly Stratum[];
}

/** Whether a column can be broken down: an identifier cannot. */
export function isDistributable(column: ColumnName): boolean {
  return columnOf(column).kind !== 'identifier';
}

/**
 * Breaks the control arm down by `variable`, within each value of `stratifyBy` where one is given.
 * Values without a control patient are left out.
 * @throws RangeError when a column cannot be broken down
 */
export function distribute(
  dataset: Dataset,
  variable: ColumnName,
  stratifyBy: ColumnName | null,
): Distribution {
  const byVariable = grouped(dataset, variable);
  const control = controlRows(dataset);
  const deaths = countDeaths(dataset, control);
  return {
    variable,
    stratify_by: stratifyBy,
    arm: 'control',
    ...mortality(control.length, deaths),
    groups: stratifyBy === null ? groupsOf(dataset, control, byVariable) : [],
    strata: stratifyBy === null ? [] : strataOf(dataset, control, byVariable, grouped(dataset, stratifyBy)),
  };
}

function strataOf(
  dataset: Dataset,
  control: readonly number[],
  byVariable: Grouping,
  byStratum: Grouping,
): Stratum[] {
  return partition(control, byStratum).map(([key, rows]) => ({
    stratum: byStratum.label(key),
    ...mortality(rows.length, countDeaths(dataset, rows)),
    groups: groupsOf(dataset, rows, byVariable),
  }));
}

function groupsOf(dataset: Dataset, table: readonly number[], grouping: Grouping): DistributionGroup[] {
  return partition(table, grouping).map(([key, rows]) => ({
    value: grouping.label(key),
    share_pct: percentOf(rows.length, table.length),
    ...mortality(rows.length, countDeaths(dataset, rows)),
  }));
}

/** The rows of each group that has any, in the grouping's order. */
function partition(rows: readonly number[], grouping: Grouping): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const row of rows)
    grouping.forEachKey(row, (key) => {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    });
  return [...groups].toSorted(([a], [b]) => a - b);
}

function controlRows(dataset: Dataset): number[] {
  const rows: number[] = [];
  for (let row = 0; row < dataset.size; row++) if (dataset.columns.arm[row] === CONTROL) rows.push(row);
  return rows;
}

function countDeaths(dataset: Dataset, rows: readonly number[]): number {
  let deaths = 0;
  for (const row of rows) if (dataset.columns.outcome[row] === DECEASED) deaths++;
  return deaths;
}

function mortality(patients: number, deaths: number): MortalityCount {
  return { patients, deaths, mortality_pct: percentOf(deaths, patients) };
}

function grouped(dataset: Dataset, column: ColumnName): Grouping {
  const grouping = groupingOf(dataset, column);
  if (grouping === null) throw new RangeError(`${column} cannot be broken down`);
  return grouping;
}
