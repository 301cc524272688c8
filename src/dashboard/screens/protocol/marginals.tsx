import { useCallback, useMemo } from 'react';
import type { Episode } from '../../../core/generate/episode.ts';
import { countMarginals, emptyMarginals, marginalsOf } from '../../../core/statistics/marginals.ts';
import { PlotChart, type Plot } from '../../charts/plot-chart.tsx';

/** Shares of one dataset as dots, the target of each as a bar. */
export function Marginals({ episode }: { readonly episode: Episode }) {
  const marginals = useMemo(() => {
    const counts = emptyMarginals();
    countMarginals(counts, episode);
    return marginalsOf(counts);
  }, [episode]);
  const options = useCallback(
    (plot: Plot) => ({
      height: marginals.length * 22 + 44,
      marginLeft: 140,
      marginRight: 48,
      x: { domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)}`, label: 'percent →' },
      y: { domain: marginals.map(({ marginal }) => marginal), label: null },
      marks: [
        plot.ruleY(marginals, { y: 'marginal', stroke: 'var(--line)' }),
        plot.ruleY(marginals, {
          y: 'marginal',
          x1: 'low',
          x2: 'high',
          stroke: 'var(--accent)',
          strokeOpacity: 0.35,
          strokeWidth: 9,
        }),
        plot.dot(marginals, {
          x: 'share',
          y: 'marginal',
          r: 4,
          symbol: ({ share, low, high }: (typeof marginals)[number]) =>
            share >= low && share <= high ? 'circle' : 'triangle',
          fill: ({ share, low, high }: (typeof marginals)[number]) =>
            share >= low && share <= high ? 'var(--accent)' : 'var(--wrong)',
        }),
        plot.text(marginals, {
          x: 'share',
          y: 'marginal',
          dx: 9,
          textAnchor: 'start',
          fill: 'var(--ink-2)',
          text: ({ share }: (typeof marginals)[number]) => (share * 100).toFixed(1),
        }),
      ],
    }),
    [marginals],
  );
  return (
    <>
      <PlotChart
        label="Marginals of this dataset against their target ranges, in percent"
        options={options}
      />
      <p className="mt-1 text-xs text-ink-3">
        Bars are targets, discs lie inside, triangles outside. One dataset varies around them; the certificate
        pools thousands.
      </p>
    </>
  );
}
