import {
  createColumnHelper,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type Row,
  type SortingState,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { patientId } from '../../../core/dataset/dataset.ts';
import { toRows } from '../../../core/dataset/rows.ts';
import type { ColumnName, Patient } from '../../../core/model/patient.ts';
import { useColumnWindow } from './column-window.ts';
import { lookOf } from './columns.ts';
import { FrozenLayer } from './frozen-layer.tsx';
import { GridHeader } from './grid-header.tsx';
import { GridRow, textOf } from './grid-row.tsx';

/** One patient of the grid. */
export interface GridPatient {
  /** The row in the dataset. */
  readonly row: number;
  readonly patient: Patient;
}

interface PatientGridProps {
  readonly dataset: Dataset;
  readonly columns: readonly ColumnName[];
  /** Rows that pass the filters, in dataset order. */
  readonly rows: readonly number[];
  readonly sort: { readonly column: ColumnName; readonly desc: boolean } | null;
  readonly where: readonly string[];
  /** What stands before the id of a row: a mark, or nothing. */
  readonly markOf: (row: number) => ReactNode;
  readonly selected: number | null;
  readonly onSort: (column: ColumnName) => void;
  readonly onToggleFilter: (filter: string) => void;
  readonly onOpen: (row: number) => void;
}

const ROW_HEIGHT = 32;
/** Room for the mark before the id. */
const MARK_WIDTH = 30;
const column = createColumnHelper<GridPatient>();

/** Patients as a grid: virtual rows, a frozen id, sort and filter by column. Arrow keys move, Enter opens a row. */
export function PatientGrid(props: PatientGridProps) {
  const { dataset, columns, rows, sort, onOpen } = props;
  const all = useMemo(() => toRows(dataset), [dataset]);
  const data = useMemo(
    () => rows.flatMap((row): GridPatient[] => (all[row] ? [{ row, patient: all[row] }] : [])),
    [all, rows],
  );
  const definitions = useMemo(
    () => columns.map((name) => column.accessor(({ patient }) => sortValue(patient, name), { id: name })),
    [columns],
  );
  const sorting: SortingState = useMemo(() => (sort ? [{ id: sort.column, desc: sort.desc }] : []), [sort]);
  const table = useReactTable({
    data,
    columns: definitions,
    state: { sorting },
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const sorted = table.getRowModel().rows;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    scrollPaddingStart: 70,
  });
  const [frozen = 'patient_id'] = columns;
  const frozenWidth = MARK_WIDTH + lookOf(frozen).width;
  const inSight = useColumnWindow(scroller, columns, frozenWidth);
  const drawn = virtual.getVirtualItems().flatMap((item) => {
    const row = sorted[item.index];
    return row ? [{ item, row, mark: props.markOf(row.original.row) }] : [];
  });
  const [active, setActive] = useState(0);
  const width = MARK_WIDTH + columns.reduce((sum, name) => sum + lookOf(name).width, 0);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const next = nextActive(event.key, active, sorted.length);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const row = sorted[active]?.original.row;
      if (row === undefined) return;
      event.preventDefault();
      onOpen(row);
    }
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Patients"
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rowId(sorted[active])}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="scroll-slim relative h-full overflow-auto rounded-b-xl text-xs -outline-offset-2"
    >
      <div style={{ width, minWidth: '100%' }} role="presentation">
        <GridHeader {...props} markWidth={MARK_WIDTH} />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {drawn.map(({ item, row, mark }) => (
            <GridRow
              key={row.original.row}
              id={rowId(row) ?? ''}
              index={item.index}
              top={item.start}
              height={ROW_HEIGHT}
              patient={row.original}
              frozen={frozen}
              frozenWidth={frozenWidth}
              columns={inSight}
              mark={mark}
              active={item.index === active}
              selected={row.original.row === props.selected}
              onOpen={onOpen}
            />
          ))}
          <FrozenLayer
            width={frozenWidth}
            height={ROW_HEIGHT}
            rows={drawn.map(({ item, row, mark }) => ({
              row: row.original.row,
              index: item.index,
              top: item.start,
              mark,
              text: textOf(row.original.patient, frozen),
              active: item.index === active,
              selected: row.original.row === props.selected,
            }))}
          />
        </div>
      </div>
    </div>
  );
}

function rowId(row: Row<GridPatient> | undefined): string | undefined {
  return row && `row-${patientId(row.original.row)}`;
}

function nextActive(key: string, active: number, count: number): number | null {
  const clamp = (index: number) => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return clamp(active + 1);
    case 'ArrowUp':
      return clamp(active - 1);
    case 'PageDown':
      return clamp(active + 15);
    case 'PageUp':
      return clamp(active - 15);
    case 'Home':
      return clamp(0);
    case 'End':
      return clamp(count - 1);
    default:
      return null;
  }
}

/** What a column sorts by: missing values last, lists by their text. */
function sortValue(patient: Patient, name: ColumnName): number | string {
  const value = patient[name];
  if (value === null || value === undefined) return name === 'age' ? Number.MAX_SAFE_INTEGER : '\uffff';
  return Array.isArray(value) ? value.join(', ') : value;
}
