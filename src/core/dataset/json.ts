import type { ColumnName } from '../model/patient.ts';
import { isoDate } from '../random/calendar.ts';
import { columnOf } from './columns.ts';
import { MISSING_AGE, patientId, type Dataset } from './dataset.ts';

/**
 * The records as one JSON array: the same bytes as JSON.stringify(toRows(dataset)), without building a row.
 * A column holds few different values, so each is written once.
 */
export function datasetJson(dataset: Dataset): string {
  const written = writtenColumns(dataset);
  let json = '[';
  for (let row = 0; row < dataset.size; row++) {
    json += row === 0 ? '{' : '},{';
    for (const { texts, codes } of written) json += texts[codes[row] ?? 0];
  }
  return dataset.size === 0 ? '[]' : `${json}}]`;
}

/** The columns as text, in the order of a row: for whoever writes rows in another way. */
export function writtenColumns(dataset: Dataset): WrittenColumn[] {
  const places = new Uint32Array(HIGHEST - LOWEST + 1);
  return dataset.names.map((name) => writtenColumn(dataset, name, places));
}

/** A column as text: texts[codes[row]] is its key and value in a row. */
export interface WrittenColumn {
  readonly texts: readonly string[];
  readonly codes: Uint32Array;
}

/** Columns keep values of 16 bits, signed or not. The lowest stands for a value that is missing. */
const LOWEST = MISSING_AGE;
const HIGHEST = 65_535;
const MISSING = LOWEST;

/** @param places all zero, given back so; it finds a value's text by the value without hashing */
function writtenColumn(dataset: Dataset, name: ColumnName, places: Uint32Array): WrittenColumn {
  const key = name === dataset.names[0] ? `"${name}":` : `,"${name}":`;
  const codes = new Uint32Array(dataset.size);
  const cells = cellsOf(dataset, name);
  if (cells === null) {
    const ids = Array.from(codes, (_, row) => `${key}"${patientId(row)}"`);
    return { texts: ids, codes: codes.map((_, row) => row) };
  }
  const { read, write } = cells;
  const texts: string[] = [];
  const values: number[] = [];
  for (let row = 0; row < dataset.size; row++) {
    const value = read(row) ?? MISSING;
    let place = places[value - LOWEST] ?? 0;
    if (place === 0) {
      // Joined, not added: an added text is put together again each time it is copied.
      texts.push([key, value === MISSING ? 'null' : write(value)].join(''));
      values.push(value);
      place = texts.length;
      places[value - LOWEST] = place;
    }
    codes[row] = place - 1;
  }
  for (const value of values) places[value - LOWEST] = 0;
  return { texts, codes };
}

/** How a column's kept value is read at a row, and the JSON of a value; null for the identifier. */
interface Cells {
  readonly read: (row: number) => number | null;
  readonly write: (value: number) => string;
}

function cellsOf(dataset: Dataset, name: ColumnName): Cells | null {
  const { columns } = dataset;
  const column = columnOf(name);
  switch (column.kind) {
    case 'identifier':
      return null;
    case 'category': {
      const values = column.values(dataset);
      return { read: (row) => column.code(columns, row), write: (code) => JSON.stringify(values[code]) };
    }
    case 'date':
      return { read: (row) => column.at(columns, row), write: (day) => `"${isoDate(day)}"` };
    case 'list':
      return {
        read: (row) => column.bits(columns, row),
        write: (bits) => JSON.stringify(column.values.filter((_, bit) => (bits >> bit) & 1)),
      };
    case 'integer':
    case 'decimal':
      break;
  }
  return { read: (row) => column.at(columns, row), write: (value) => String(value / column.scale) };
}
