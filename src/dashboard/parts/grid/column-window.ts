import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, type RefObject } from 'react';
import type { ColumnName } from '../../../core/model/patient.ts';
import { lookOf } from './columns.ts';

/** The columns that are in sight beside the frozen one. */
export interface ColumnWindow {
  readonly names: readonly ColumnName[];
  /** Place of the first of them among all columns. */
  readonly first: number;
  /** Pixels of the columns between the frozen one and the first in sight. */
  readonly skipped: number;
}

/** Which columns are in sight. The answer stays the same object until another column comes into sight. */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly ColumnName[],
  frozenWidth: number,
): ColumnWindow {
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => {
      const name = columns[at];
      return at === 0 || name === undefined ? frozenWidth : lookOf(name).width;
    },
    overscan: 1,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, columns]);
  const items = virtual.getVirtualItems();
  const first = Math.max(1, items[0]?.index ?? 1);
  const last = items.at(-1)?.index ?? 0;
  return useMemo(() => {
    const before = columns.slice(1, first);
    return {
      names: columns.slice(first, last + 1),
      first,
      skipped: before.reduce((sum, name) => sum + lookOf(name).width, 0),
    };
  }, [columns, first, last]);
}
