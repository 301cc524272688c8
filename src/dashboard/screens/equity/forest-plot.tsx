import { useCallback, useMemo } from 'react';
import { PlotChart, type Plot } from '../../charts/plot-chart.tsx';
import type { EquityFigures } from '../../engine/equity.ts';

interface ForestPlotProps {
  readonly figures: EquityFigures;
  /** Percentage points. */
  readonly threshold: number;
  /** Whether the stage-adjusted gap, which decides, may be shown. */
  readonly truth: boolean;
}

interface Line {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly kind: 'stage' | 'left out' | 'adjusted' | 'crude';
  readonly size: number;
}

/** One line a stage, then the adjusted and the crude gap. */
export function ForestPlot({ figures, threshold, truth }: ForestPlotProps) {
  const lines = useMemo(() => linesOf(truth ? figures : { ...figures, adjusted: null }), [figures, truth]);
  const options = useCallback(
    (plot: Plot) => ({
      height: lines.length * 34 + 72,
      marginTop: 28,
      marginBottom: 42,
      marginLeft: 128,
      marginRight: 20,
      x: { label: 'gap, percentage points →', grid: false, nice: true },
      y: { domain: lines.map((line) => line.name), label: null },
      r: { range: [0, 9] as [number, number] },
      marks: [
        plot.ruleX([0], { stroke: 'var(--line-strong)' }),
        plot.ruleX([threshold], { stroke: 'var(--wrong)', strokeDasharray: '4 3', strokeWidth: 1.5 }),
        plot.text([threshold], {
          x: (value: number) => value,
          frameAnchor: 'top',
          dy: -14,
          fill: 'var(--wrong)',
          text: (value: number) => `threshold ${value}`,
        }),
        plot.ruleY(lines, { y: 'name', x1: 'low', x2: 'high', stroke: colorOf, strokeWidth: 1.6 }),
        plot.dot(
          lines.filter((line) => line.kind === 'stage' || line.kind === 'left out'),
          { x: 'value', y: 'name', r: 'size', fill: colorOf, symbol: 'square' },
        ),
        plot.dot(
          lines.filter((line) => line.kind === 'adjusted' || line.kind === 'crude'),
          {
            x: 'value',
            y: 'name',
            r: 7,
            fill: colorOf,
            symbol: ({ kind }: Line) => (kind === 'adjusted' ? 'diamond' : 'circle'),
          },
        ),
        plot.text(lines, {
          x: 'value',
          y: 'name',
          dy: -14,
          fill: 'var(--ink-2)',
          text: ({ value }: Line) => value.toFixed(1),
        }),
      ],
    }),
    [lines, threshold],
  );
  const crude = figures.crude;
  const adjusted = truth ? figures.adjusted : null;
  return (
    <>
      <PlotChart
        label={`Forest plot: crude gap ${text(crude)}, stage-adjusted gap ${text(adjusted)} percentage points, threshold ${threshold}`}
        options={options}
      />
      <p className="mt-1 text-xs text-ink-3">
        Squares: stages, by weight. {truth ? 'Diamond: stage-adjusted, the one that counts. ' : ''}Disc:
        crude.
      </p>
    </>
  );
}

function linesOf({ stages, crude, adjusted }: EquityFigures): Line[] {
  const line = (
    name: string,
    kind: Line['kind'],
    gap: { readonly value: number; readonly low: number; readonly high: number } | null,
    size: number,
  ): Line[] =>
    gap ? [{ name, kind, value: gap.value * 100, low: gap.low * 100, high: gap.high * 100, size }] : [];
  return [
    ...stages.flatMap(({ stage, gap, kept, weight }) =>
      line(kept ? `Stage ${stage}` : `Stage ${stage} (left out)`, kept ? 'stage' : 'left out', gap, weight),
    ),
    ...line('Stage-adjusted', 'adjusted', adjusted, 1),
    ...line('Crude', 'crude', crude, 1),
  ];
}

function colorOf({ kind }: Line): string {
  switch (kind) {
    case 'stage':
      return 'var(--ink-3)';
    case 'left out':
      return 'var(--line-strong)';
    case 'adjusted':
      return 'var(--series-1)';
    case 'crude':
      return 'var(--series-2)';
  }
}

function text(gap: { readonly value: number } | null): string {
  return gap ? (100 * gap.value).toFixed(1) : 'not shown';
}
