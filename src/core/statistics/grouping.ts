import { columnOf } from '../dataset/columns.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { ColumnName } from '../model/patient.ts';
import { civilDate } from '../random/calendar.ts';

/**
 * How one column sorts patients into groups: a category by value, a number by bands of fixed width, a date by calendar
 * quarter, a list by item (a patient is in the group of each item). Groups are keyed by integers in the order of show.
 */
export interface Grouping {
  /** Calls back for each group of a row, at least once. */
  forEachKey(row: number, visit: (key: number) => void): void;
  label(key: number): string;
}

/** The label of the group of rows without a value. */
export const MISSING = 'missing';

const LAST = Number.MAX_SAFE_INTEGER;
const QUARTERS = 4;

/** The grouping of a column, or null for an identifier, which has no groups. */
export function groupingOf(dataset: Dataset, name: ColumnName): Grouping | null {
  const { columns } = dataset;
  const column = columnOf(name);
  switch (column.kind) {
    case 'identifier':
      return null;
    case 'category': {
      const values = column.values(dataset);
      return {
        forEachKey: (row, visit) => visit(column.code(columns, row)),
        label: (key) => values[key] ?? MISSING,
      };
    }
    case 'date':
      return {
        forEachKey: (row, visit) => visit(quarterOf(column.at(columns, row))),
        label: (key) => (key === LAST ? MISSING : `${Math.floor(key / QUARTERS)}-Q${(key % QUARTERS) + 1}`),
      };
    case 'list': {
      const { length } = column.values;
      return {
        forEachKey(row, visit) {
          const set = column.bits(columns, row);
          if (set === 0) visit(LAST);
          for (let bit = 0; bit < length; bit++) if ((set >> bit) & 1) visit(bit);
        },
        label: (key) => column.values[key] ?? 'none',
      };
    }
    case 'integer':
    case 'decimal':
      break;
  }
  const { band, scale } = column;
  return {
    forEachKey(row, visit) {
      const value = column.at(columns, row);
      visit(value === null ? LAST : Math.floor(value / band));
    },
    label: (key) => (key === LAST ? MISSING : bandLabel(key * band, band, scale)),
  };
}

/** "60 to 69", or the value alone where a band holds one. Bounds are in units of 1 / scale. */
export function bandLabel(from: number, width: number, scale = 1): string {
  const low = from / scale;
  return width === 1 ? String(low) : `${low} to ${(from + width - 1) / scale}`;
}

/** Quarters since year 0. */
function quarterOf(day: number | null): number {
  if (day === null) return LAST;
  const { year, month } = civilDate(day);
  return year * QUARTERS + Math.floor((month - 1) / 3);
}
