import { useCallback } from 'react';
import type { ComparedContestant } from '../../../dashboard-api/index.ts';
import { PlotChart, type Plot } from '../../charts/plot-chart.tsx';

/** Score over cost; code and mock models cost nothing, a model without a price is left out and named. */
export function CostChart({ contestants }: { readonly contestants: readonly ComparedContestant[] }) {
  const priced = contestants.filter(({ model, cost_usd }) => model === null || cost_usd !== null);
  const unpriced = contestants.filter((each) => !priced.includes(each));
  const options = useCallback(
    (plot: Plot) => {
      const points = priced.flatMap(({ name, mean, cost_usd, mock }) =>
        mean === null ? [] : [{ name, mean, cost: cost_usd ?? 0, mock }],
      );
      const most = Math.max(0, ...points.map(({ cost }) => cost));
      return {
        height: 240,
        marginLeft: 40,
        marginRight: 110,
        marginBottom: 38,
        x: { label: 'dollars →', domain: [0, most === 0 ? 1 : most * 1.1], grid: true },
        y: { label: '↑ mean score', domain: [0, 1], grid: true },
        marks: [
          plot.dot(points, {
            x: 'cost',
            y: 'mean',
            r: 6,
            fill: ({ mock }: (typeof points)[number]) => (mock ? 'var(--caution)' : 'var(--series-1)'),
            symbol: ({ mock }: (typeof points)[number]) => (mock ? 'triangle' : 'circle'),
          }),
          plot.text(points, {
            x: 'cost',
            y: 'mean',
            text: 'name',
            dx: 10,
            textAnchor: 'start',
            fill: 'var(--ink-2)',
          }),
        ],
      };
    },
    [priced],
  );
  return (
    <>
      <PlotChart label="Mean score against cost" options={options} />
      <p className="text-xs text-ink-3">
        Discs: code and models. Triangles: mock models, which cost nothing.
        {unpriced.length > 0 ? ` Without a known price: ${unpriced.map(({ name }) => name).join(', ')}.` : ''}
      </p>
    </>
  );
}
