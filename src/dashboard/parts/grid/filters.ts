import type { Dataset } from '../../../core/dataset/dataset.ts';
import { COLUMNS, type ColumnName } from '../../../core/model/patient.ts';
import { countGroups, type GroupCount } from '../../../core/statistics/count.ts';
import { groupingOf, type Grouping } from '../../../core/statistics/grouping.ts';

/** The groups of a column with their sizes: values, bands, quarters or items, as the engine groups them. */
export function groupsOf(dataset: Dataset, column: ColumnName): readonly GroupCount[] {
  const grouping = groupingOf(dataset, column);
  return grouping === null ? [] : countGroups(dataset.size, grouping);
}

/** One filter as the address bar keeps it: `stage:IV`. */
export function filterText(column: ColumnName, group: string): string {
  return `${column}:${group}`;
}

/** The groups chosen in a column. */
export function chosenGroups(where: readonly string[], column: ColumnName): string[] {
  return where.flatMap((text) => (text.startsWith(`${column}:`) ? text.slice(column.length + 1) : []));
}

/** A list of filters with one of them turned on or off. */
export function toggled(where: readonly string[], filter: string): string[] {
  return where.includes(filter) ? where.filter((other) => other !== filter) : [...where, filter];
}

/** Whether a row passes: any of the groups chosen in a column, and that for every column with a choice. */
export function rowFilter(dataset: Dataset, where: readonly string[]): (row: number) => boolean {
  const tests = COLUMNS.flatMap((column) => {
    const groups = chosenGroups(where, column);
    const grouping = groups.length > 0 ? groupingOf(dataset, column) : null;
    if (!grouping) return [];
    return [(row: number) => isInAny(grouping, row, groups)];
  });
  return (row) => tests.every((passes) => passes(row));
}

function isInAny(grouping: Grouping, row: number, groups: readonly string[]): boolean {
  let isIn = false;
  grouping.forEachKey(row, (key) => {
    isIn ||= groups.includes(grouping.label(key));
  });
  return isIn;
}
