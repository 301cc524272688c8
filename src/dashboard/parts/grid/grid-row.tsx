import { memo, type ReactNode } from 'react';
import type { ColumnName, Patient } from '../../../core/model/patient.ts';
import { FIRST_NOISE, lookOf } from './columns.ts';
import type { ColumnWindow } from './column-window.ts';
import type { GridPatient } from './patient-grid.tsx';

interface GridRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly patient: GridPatient;
  readonly frozen: ColumnName;
  readonly frozenWidth: number;
  readonly columns: ColumnWindow;
  readonly mark: ReactNode;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onOpen: (row: number) => void;
}

/**
 * One patient in a row: the frozen column and those in sight. One element a cell and no layer of its own, so that
 * scrolling paints little. It is drawn again only when something of it changes.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, top, height, patient, frozen, frozenWidth, columns, mark, active, selected } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ height, top, lineHeight: `${height - 1}px` }}
      className={`absolute left-0 flex w-full cursor-pointer border-b border-line/70 hover:bg-hover ${groundOf(active, selected)}`}
      onClick={() => props.onOpen(patient.row)}
    >
      <FrozenCell width={frozenWidth} mark={mark} text={textOf(patient.patient, frozen)} colIndex={1} />
      {columns.names.map((name, at) => (
        <div
          key={name}
          role="gridcell"
          aria-colindex={columns.first + at + 1}
          style={{ width: lookOf(name).width, marginLeft: at === 0 ? columns.skipped : undefined }}
          className={cellLook(name)}
        >
          {textOf(patient.patient, name)}
        </div>
      ))}
    </div>
  );
});

/** The cell of a row that stays in sight. Without a place among the columns it is a picture of that cell. */
export function FrozenCell({
  width,
  mark,
  text,
  colIndex,
}: {
  readonly width: number;
  readonly mark: ReactNode;
  readonly text: string;
  readonly colIndex?: number;
}) {
  return (
    <div
      {...(colIndex === undefined ? {} : { role: 'gridcell', 'aria-colindex': colIndex })}
      style={{ width }}
      className="flex shrink-0 items-center gap-1.5 px-2 font-mono font-medium"
    >
      <span className="flex w-5 shrink-0 justify-center">{mark}</span>
      {text}
    </div>
  );
}

/** The ground of a row. */
export function groundOf(active: boolean, selected: boolean): string {
  return selected ? 'bg-accent-soft' : active ? 'bg-hover' : 'bg-panel';
}

/** What a cell shows. */
export function textOf(patient: Patient, name: ColumnName): string {
  const value = patient[name];
  if (value === null || value === undefined) return name === 'age' ? 'missing' : '–';
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}

/** Only wide columns hold texts that may be cut: each cut is a clip that has to be painted. */
const CUT_FROM = 128;

function cellLook(name: ColumnName): string {
  const { width, numeric } = lookOf(name);
  return [
    'tabular shrink-0 px-2 whitespace-nowrap',
    numeric ? 'pr-5 text-right' : '',
    width < CUT_FROM ? '' : 'truncate',
    name === FIRST_NOISE ? 'border-l-2 border-line' : '',
  ].join(' ');
}
