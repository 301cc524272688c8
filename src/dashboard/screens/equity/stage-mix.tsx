import { useCallback, useMemo } from 'react';
import { SITES } from '../../../core/dataset/sites.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { STAGES } from '../../../core/model/patient.ts';
import { PlotChart, type Plot } from '../../charts/plot-chart.tsx';
import type { EquityFigures } from '../../engine/equity.ts';

interface Share {
  readonly who: string;
  readonly stage: string;
  readonly patients: number;
}

/** Stage shares of the dominant group and of all others, in the control arm. */
export function GroupMix({ figures }: { readonly figures: EquityFigures }) {
  const groups = useMemo(() => byGroup(figures), [figures]);
  return (
    <>
      <Mix shares={groups} label="Stage mix by group in the control arm" />
      <StageLegend />
    </>
  );
}

/** Stage shares by site in both arms, outreach sites first and marked. */
export function SiteMix({ episode }: { readonly episode: Episode }) {
  const sites = useMemo(() => bySite(episode), [episode]);
  return (
    <>
      <div className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
        {sites.map((part, index) => (
          <Mix key={index} shares={part} label={`Stage mix by site, part ${index + 1}`} />
        ))}
      </div>
      <StageLegend outreach />
    </>
  );
}

function StageLegend({ outreach = false }: { readonly outreach?: boolean }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-ink-2">
      {STAGES.map((stage, index) => (
        <li key={stage} className="flex items-center gap-1.5">
          <span
            className="size-2.5 rounded-xs bg-accent"
            style={{ opacity: OPACITY[index] ?? 1 }}
            aria-hidden
          />
          Stage {stage}
        </li>
      ))}
      {outreach ? <li className="text-ink-3">★ high-risk outreach site</li> : null}
    </ul>
  );
}

const OPACITY: readonly number[] = [0.2, 0.42, 0.68, 1];

function Mix({ shares, label }: { readonly shares: readonly Share[]; readonly label: string }) {
  const options = useCallback(
    (plot: Plot) => {
      const names = [...new Set(shares.map((share) => share.who))];
      return {
        height: names.length * 22 + 28,
        marginTop: 2,
        marginBottom: 26,
        marginLeft: Math.max(...names.map((name) => name.length)) * 6.4 + 14,
        marginRight: 18,
        x: { label: null, percent: true, ticks: [0, 50, 100] },
        y: { domain: names, label: null },
        marks: [
          plot.barX(
            shares,
            plot.stackX(
              { offset: 'normalize', order: [...STAGES] },
              {
                x: 'patients',
                y: 'who',
                z: 'stage',
                fill: 'var(--accent)',
                fillOpacity: ({ stage }: Share) => OPACITY[STAGES.findIndex((each) => each === stage)] ?? 1,
                insetRight: 1,
                insetTop: 2,
                insetBottom: 2,
                title: ({ who, stage, patients }: Share) => `${who}: ${patients} in Stage ${stage}`,
              },
            ),
          ),
        ],
        opacity: { type: 'identity' as const },
      };
    },
    [shares],
  );
  return <PlotChart label={label} options={options} />;
}

function byGroup({ stages, dominantGroup }: EquityFigures): Share[] {
  return stages.flatMap(({ stage, dominant, others }) => [
    { who: dominantGroup ?? 'largest group', stage, patients: dominant.patients },
    { who: 'all others', stage, patients: others.patients },
  ]);
}

/** Sites in two halves, to stand side by side. */
function bySite({ dataset, protocol }: Episode): Share[][] {
  const outreach = protocol.rules.high_risk_sites ?? [];
  const counts = new Map<number, number[]>();
  for (let row = 0; row < dataset.size; row++) {
    const site = dataset.columns.site[row] ?? 0;
    const stages = counts.get(site) ?? [0, 0, 0, 0];
    const stage = dataset.columns.stage[row] ?? 0;
    stages[stage] = (stages[stage] ?? 0) + 1;
    counts.set(site, stages);
  }
  const shares = [...counts]
    .map(([site, stages]) => {
      const name = SITES[site]?.name ?? '';
      return { name: outreach.includes(name) ? `★ ${name}` : name, stages };
    })
    .toSorted(
      (a, b) => Number(b.name.startsWith('★')) - Number(a.name.startsWith('★')) || (a.name < b.name ? -1 : 1),
    )
    .flatMap(({ name, stages }) =>
      STAGES.map((stage, index) => ({ who: name, stage, patients: stages[index] ?? 0 })),
    );
  const half = Math.ceil(counts.size / 2) * STAGES.length;
  return [shares.slice(0, half), shares.slice(half)];
}
