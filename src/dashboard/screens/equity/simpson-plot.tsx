import { useCallback, useMemo } from 'react';
import { PlotChart, type Plot } from '../../charts/plot-chart.tsx';
import type { EquityFigures } from '../../engine/equity.ts';

interface Point {
  readonly stage: string;
  readonly group: string;
  readonly mortality: number;
  readonly patients: number;
}

/** Mortality of both groups within each stage and pooled: lines that run close while the pooled points lie apart. */
export function SimpsonPlot({ figures }: { readonly figures: EquityFigures }) {
  const points = useMemo(() => pointsOf(figures), [figures]);
  const groups = useMemo(() => [...new Set(points.map((point) => point.group))], [points]);
  const options = useCallback(
    (plot: Plot, width: number) => {
      const stages = points.filter((point) => point.stage !== 'all');
      const colors = { domain: groups, range: ['var(--series-1)', 'var(--series-2)'] };
      return {
        height: 280,
        marginLeft: 44,
        marginRight: width < 420 ? 12 : 76,
        marginBottom: 36,
        x: {
          domain: ['I', 'II', 'III', 'IV', 'all'],
          label: null,
          tickFormat: (stage: string) => (stage === 'all' ? 'All stages' : `Stage ${stage}`),
        },
        y: { label: '↑ mortality, percent', grid: true, zero: true, nice: true },
        color: colors,
        symbol: { domain: groups, range: ['circle', 'triangle'] },
        r: { range: [0, 11] as [number, number] },
        marks: [
          plot.ruleX(['all'], { stroke: 'var(--hover)', strokeWidth: 44 }),
          plot.lineY(stages, { x: 'stage', y: 'mortality', z: 'group', stroke: 'group', strokeWidth: 1.8 }),
          plot.dot(points, {
            x: 'stage',
            y: 'mortality',
            r: 'patients',
            fill: 'group',
            symbol: 'group',
            fillOpacity: 0.85,
            channels: { patients: 'patients' },
            title: ({ group, stage, mortality, patients }: Point) =>
              `${group}, ${stage === 'all' ? 'all stages' : `Stage ${stage}`}: ${mortality.toFixed(1)} % of ${patients}`,
          }),
          plot.text(
            points.filter((point) => point.stage === 'all'),
            {
              x: 'stage',
              y: 'mortality',
              dx: 16,
              textAnchor: 'start',
              fill: 'group',
              fontWeight: 600,
              text: ({ mortality }: Point) => `${mortality.toFixed(1)} %`,
            },
          ),
        ],
      };
    },
    [points, groups],
  );
  return (
    <>
      <PlotChart label="Mortality by stage and group, and pooled over stages" options={options} />
      <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-ink-2">
        {groups.map((group, index) => (
          <li key={group} className="flex items-center gap-1.5">
            <svg viewBox="0 0 12 12" className="mark" aria-hidden>
              {index === 0 ? (
                <circle cx="6" cy="6" r="5" fill="var(--series-1)" />
              ) : (
                <path d="M6 1 11.5 11H0.5z" fill="var(--series-2)" />
              )}
            </svg>
            {group}
          </li>
        ))}
        <li className="text-ink-3">size: number of patients</li>
      </ul>
    </>
  );
}

function pointsOf({ stages, dominantGroup }: EquityFigures): Point[] {
  const sides = [
    { group: dominantGroup ?? 'largest group', of: (index: number) => stages[index]?.dominant },
    { group: 'all others', of: (index: number) => stages[index]?.others },
  ];
  return sides.flatMap(({ group, of }) => {
    let patients = 0;
    let deaths = 0;
    const points = stages.flatMap(({ stage }, index): Point[] => {
      const side = of(index);
      if (!side || side.patients === 0) return [];
      patients += side.patients;
      deaths += side.deaths;
      return [{ stage, group, mortality: (100 * side.deaths) / side.patients, patients: side.patients }];
    });
    return patients === 0
      ? points
      : [...points, { stage: 'all', group, mortality: (100 * deaths) / patients, patients }];
  });
}
