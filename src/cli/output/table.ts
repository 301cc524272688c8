import CliTable from 'cli-table3';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

/** One column of a table. */
export interface TableColumn {
  readonly head: string;
  /** Head to use where the full one does not fit. */
  readonly short?: string;
  /** Columns of numbers stand to the right. Default: left. */
  readonly align?: 'left' | 'right';
}

/** A cell as it is shown, made safe; with a style where it stands out. */
export type TableCell = string | { readonly text: string; readonly style: (text: string) => string };

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': '─',
  right: '',
  'right-mid': '',
};

/**
 * A table with a rule under its head and nothing else drawn: it reads the same without colors.
 * Where it is wider than `width`, it falls back to short heads and then to narrow gaps.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  style: Style,
  width: number,
): string {
  const full = columns.map((column) => column.head);
  const short = columns.map((column) => column.short ?? column.head);
  const cells = rows.map((row) => row.map(cellText));
  const attempts: [string[], number][] = [
    [full, 2],
    [short, 2],
    [short, 1],
  ];
  const [heads, gap] = attempts.find(([names, space]) => widthOf(names, rows, space) <= width) ?? [short, 1];
  const table = new CliTable({
    head: heads.map((head) => style.title(head)),
    colAligns: columns.map((column) => column.align ?? 'left'),
    chars: { ...NO_LINES, middle: ' '.repeat(gap), 'mid-mid': '─'.repeat(gap) },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  table.push(...cells);
  return table
    .toString()
    .split('\n')
    .map((line) => (/^─+$/.test(line) ? style.dim(line) : line.trimEnd()))
    .join('\n');
}

function cellText(cell: TableCell): string {
  return typeof cell === 'string' ? printableLine(cell) : cell.style(printableLine(cell.text));
}

function widthOf(heads: readonly string[], rows: readonly (readonly TableCell[])[], gap: number): number {
  return heads.reduce((sum, head, column) => {
    const widest = rows.reduce((most, row) => Math.max(most, lengthOf(row[column] ?? '')), head.length);
    return sum + widest + (column === 0 ? 0 : gap);
  }, 0);
}

function lengthOf(cell: TableCell): number {
  return printableLine(typeof cell === 'string' ? cell : cell.text).length;
}
