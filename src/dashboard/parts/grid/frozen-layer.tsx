import { useEffect, useRef, useState, type ReactNode } from 'react';
import { FrozenCell, groundOf } from './grid-row.tsx';

/** A row in sight, as far as its frozen cell shows it. */
export interface FrozenRow {
  readonly row: number;
  /** Its place in the grid, from 0. */
  readonly index: number;
  readonly top: number;
  readonly mark: ReactNode;
  readonly text: string;
  readonly active: boolean;
  readonly selected: boolean;
}

interface FrozenLayerProps {
  readonly rows: readonly FrozenRow[];
  readonly width: number;
  readonly height: number;
}

/**
 * What stays in sight while columns scroll by: one layer over all rows, not one for each of them. Its cells are pictures
 * of those of the rows, and take their ground: that of the row under the pointer too, which styles cannot see from here.
 */
export function FrozenLayer({ rows, width, height }: FrozenLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const hovered = useHoveredRow(layer);
  return (
    <div
      ref={layer}
      aria-hidden
      style={{ width }}
      className="pointer-events-none sticky left-0 z-10 h-full border-r border-line bg-panel"
    >
      {rows.map(({ row, index, top, mark, text, active, selected }) => (
        <div
          key={row}
          data-frozen={row}
          style={{ height, top }}
          className={`absolute left-0 flex border-b border-line/70 ${index === hovered ? 'bg-hover' : groundOf(active, selected)}`}
        >
          <FrozenCell width={width - 1} mark={mark} text={text} />
        </div>
      ))}
    </div>
  );
}

/** The place of the row under the pointer among the rows beside a layer, or null. */
function useHoveredRow(layer: { readonly current: HTMLElement | null }): number | null {
  const [hovered, setHovered] = useState<number | null>(null);
  useEffect(() => {
    const rows = layer.current?.parentElement;
    if (!rows) return undefined;
    const over = ({ target }: PointerEvent) => {
      const row = target instanceof Element ? target.closest('[role=row]') : null;
      setHovered(row ? Number(row.getAttribute('aria-rowindex')) - FIRST_ROW : null);
    };
    const leave = () => setHovered(null);
    rows.addEventListener('pointerover', over);
    rows.addEventListener('pointerleave', leave);
    return () => {
      rows.removeEventListener('pointerover', over);
      rows.removeEventListener('pointerleave', leave);
    };
  }, [layer]);
  return hovered;
}

/** aria-rowindex of the first row: the head of the grid is 1. */
const FIRST_ROW = 2;
