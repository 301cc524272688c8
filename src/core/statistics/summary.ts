import { columnOf, type Column, type ColumnKind } from '../dataset/columns.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { ColumnName } from '../model/patient.ts';
import { isoDate } from '../random/calendar.ts';
import { countGroups, type GroupCount } from './count.ts';
import { groupingOf } from './grouping.ts';
import { intervalOf, type IntervalSummary } from './interval.ts';
import { rangeOf, type Range } from './range.ts';

/** What investigate_pattern tells of one column over all patients. It reports data and knows no rule. */
export interface ColumnSummary {
  readonly column: ColumnName;
  readonly kind: ColumnKind;
  readonly patients: number;
  /** Patients without a value. */
  readonly missing: number;
  /** Of numbers and dates; null for other kinds and where every value is missing. */
  readonly range: Range<number | string> | null;
  /** Counts by value, band, quarter or item; empty for an identifier. */
  readonly groups: readonly GroupCount[];
  /** The delays that go with enrollment_date and death_date, else null. */
  readonly interval: IntervalSummary | null;
}

/** Summarizes one column of a dataset over both arms. */
export function summarizeColumn(dataset: Dataset, column: ColumnName): ColumnSummary {
  const reader = columnOf(column);
  const values = valuesOf(dataset, reader);
  const grouping = groupingOf(dataset, column);
  return {
    column,
    kind: reader.kind,
    patients: dataset.size,
    missing: values === null ? 0 : dataset.size - values.length,
    range: values === null ? null : rangeOf<number | string>(values, shownAs(reader)),
    groups: grouping === null ? [] : countGroups(dataset.size, grouping),
    interval: intervalOf(dataset, column),
  };
}

/** The values of a column that has an order, missing ones left out; null for a column without one. */
function valuesOf(dataset: Dataset, reader: Column): Int32Array | null {
  if (!('at' in reader)) return null;
  const values = new Int32Array(dataset.size);
  let present = 0;
  for (let row = 0; row < dataset.size; row++) {
    const value = reader.at(dataset.columns, row);
    if (value !== null) values[present++] = value;
  }
  return values.subarray(0, present);
}

function shownAs(reader: Column): (value: number) => number | string {
  if (reader.kind === 'date') return isoDate;
  const scale = 'scale' in reader ? reader.scale : 1;
  return (value) => value / scale;
}
