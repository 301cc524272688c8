import type { GroupCount } from '../../../core/statistics/count.ts';

interface HistogramProps {
  readonly groups: readonly GroupCount[];
  readonly width: number;
  readonly chosen: readonly string[];
}

const HEIGHT = 20;

/** The distribution of a column as bars, chosen groups in the accent colour. Decoration: the filter list has the numbers. */
export function Histogram({ groups, width, chosen }: HistogramProps) {
  if (groups.length < 2) return <div className="h-5" aria-hidden />;
  const most = Math.max(...groups.map((group) => group.patients));
  const step = width / groups.length;
  return (
    <svg width={width} height={HEIGHT} aria-hidden className="block">
      {groups.map((group, index) => {
        const height = Math.max(1, (group.patients / most) * HEIGHT);
        return (
          <rect
            key={group.value}
            x={index * step}
            y={HEIGHT - height}
            width={Math.max(1, step - 1)}
            height={height}
            fill={chosen.includes(group.value) ? 'var(--accent)' : 'var(--line-strong)'}
            opacity={chosen.includes(group.value) ? 1 : 0.55}
          />
        );
      })}
    </svg>
  );
}
