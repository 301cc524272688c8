import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useTheme } from '../app/theme.ts';

/** One line of a step chart. */
export interface StepSeries {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** A custom property of the design tokens, such as --series-1. */
  readonly color: string;
  readonly dash?: readonly number[];
  /** Lines of the second scale are measured on the right. */
  readonly right?: boolean;
}

interface StepChartProps {
  readonly label: string;
  readonly series: readonly StepSeries[];
  /** The step to mark. */
  readonly at: number;
  readonly height?: number;
  /** Limits of the left scale; free where it is left out. */
  readonly range?: readonly [number, number];
  readonly onPick?: (step: number) => void;
}

/** Lines over the steps of a run, with the current step marked; a click goes to a step. */
export function StepChart({ label, series, at, height = 170, range, onPick }: StepChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const atRef = useRef(at);
  const pick = useRef(onPick);
  pick.current = onPick;
  const theme = useTheme();
  const shape = series.map((line) => `${line.label}${line.color}${line.right ?? ''}`).join();

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const plot = new uPlot(
      optionsOf(element, series, height, range, (u) => drawMarker(u, atRef.current)),
      dataOf(series),
      element,
    );
    chart.current = plot;
    const onClick = () => {
      const { left } = plot.cursor;
      if (left !== undefined && left >= 0) pick.current?.(Math.round(plot.posToVal(left, 'x')));
    };
    plot.over.addEventListener('click', onClick);
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: Math.max(120, element.clientWidth), height }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      chart.current = null;
    };
    // The chart is made anew when its lines or its colours change; data and marker follow below.
  }, [shape, theme, height]);

  useEffect(() => {
    chart.current?.setData(dataOf(series));
  }, [series]);
  useEffect(() => {
    atRef.current = at;
    chart.current?.redraw(false);
  }, [at]);

  return (
    <figure className="min-w-0">
      <div ref={place} role="img" aria-label={label} className="min-w-0 overflow-hidden" />
      <figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-2">
        {series.map((line) => (
          <span key={line.label} className="flex items-center gap-1.5">
            <svg width="18" height="6" aria-hidden>
              <line
                x1="0"
                x2="18"
                y1="3"
                y2="3"
                stroke={`var(${line.color})`}
                strokeWidth="2"
                strokeDasharray={line.dash?.join(' ')}
              />
            </svg>
            {line.label}
            <span className="tabular font-semibold text-ink">{line.values[at]?.toFixed(3) ?? '–'}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function dataOf(series: readonly StepSeries[]): uPlot.AlignedData {
  const length = Math.max(0, ...series.map((line) => line.values.length));
  return [Array.from({ length }, (_, index) => index), ...series.map((line) => [...line.values])];
}

function optionsOf(
  element: HTMLElement,
  series: readonly StepSeries[],
  height: number,
  range: readonly [number, number] | undefined,
  onDraw: (u: uPlot) => void,
): uPlot.Options {
  const color = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = {
    stroke: color('--ink-3'),
    font: "11px 'Inter', sans-serif",
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
  };
  const hasRight = series.some((line) => line.right);
  return {
    width: Math.max(120, element.clientWidth),
    height,
    padding: [8, hasRight ? 0 : 12, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false },
      y: range ? { range: [range[0], range[1]] } : {},
      ...(hasRight ? { right: {} } : {}),
    },
    axes: [
      { ...axis, size: 26 },
      { ...axis, size: 40 },
      // uPlot's enums are ambient and have no values at run time: 1 is the right side.
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
      ...(hasRight ? [{ ...axis, scale: 'right', side: 1 as const, size: 44, grid: { show: false } }] : []),
    ],
    series: [
      {},
      ...series.map((line) => ({
        label: line.label,
        scale: line.right ? 'right' : 'y',
        stroke: color(line.color),
        width: 1.8,
        points: { show: false },
        ...(line.dash ? { dash: [...line.dash] } : {}),
      })),
    ],
    hooks: { draw: [onDraw] },
  };
}

function drawMarker(u: uPlot, at: number): void {
  const { ctx, bbox } = u;
  const x = Math.round(u.valToPos(at, 'x', true));
  ctx.save();
  ctx.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
