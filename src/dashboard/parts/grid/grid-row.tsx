import { memo, type ReactNode } from 'react';
import type { ColumnName, Patient } from '../../../core/model/patient.ts';
import { FIRST_NOISE, lookOf } from './columns.ts';
import type { GridPatient } from './patient-grid.tsx';

interface GridRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly patient: GridPatient;
  readonly columns: readonly ColumnName[];
  readonly mark: ReactNode;
  readonly markWidth: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onOpen: (row: number) => void;
}

/** One patient in a row. It is drawn again only when something of it changes. */
export const GridRow = memo(
  function GridRow({
    id,
    index,
    top,
    height,
    patient,
    columns,
    mark,
    markWidth,
    active,
    selected,
    onOpen,
  }: GridRowProps) {
    const ground = selected ? 'bg-accent-soft' : active ? 'bg-hover' : 'bg-panel';
    return (
      <div
        id={id}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selected}
        style={{ height, transform: `translateY(${top}px)` }}
        className={`group absolute top-0 left-0 flex w-full cursor-pointer border-b border-line/70 ${ground} hover:bg-hover`}
        onClick={() => onOpen(patient.row)}
      >
        {columns.map((name, at) => (
          <Cell
            key={name}
            name={name}
            patient={patient.patient}
            first={at === 0}
            ground={ground}
            markWidth={markWidth}
          >
            {at === 0 ? mark : null}
          </Cell>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.id === after.id &&
    before.index === after.index &&
    before.top === after.top &&
    before.columns === after.columns &&
    before.active === after.active &&
    before.selected === after.selected &&
    before.patient.patient === after.patient.patient &&
    before.mark === after.mark,
);

interface CellProps {
  readonly name: ColumnName;
  readonly patient: Patient;
  readonly first: boolean;
  readonly ground: string;
  readonly markWidth: number;
  readonly children: ReactNode;
}

function Cell({ name, patient, first, ground, markWidth, children }: CellProps) {
  const { width, numeric } = lookOf(name);
  const text = textOf(patient[name]);
  const look = first
    ? `sticky left-0 z-10 border-r border-line font-mono font-medium group-hover:bg-hover ${ground}`
    : numeric
      ? 'tabular justify-end pr-5'
      : 'tabular';
  return (
    <div
      role="gridcell"
      style={{ width: first ? width + markWidth : width }}
      className={`flex shrink-0 items-center gap-1.5 px-2 ${look} ${name === FIRST_NOISE ? 'border-l-2 border-line' : ''}`}
    >
      {first ? <span className="flex w-5 shrink-0 justify-center">{children}</span> : null}
      <span className={`truncate ${text === null ? 'text-ink-3' : ''}`}>
        {text ?? (name === 'age' ? 'missing' : '–')}
      </span>
    </div>
  );
}

function textOf(value: Patient[ColumnName]): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}
