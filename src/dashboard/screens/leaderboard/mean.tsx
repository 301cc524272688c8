import type { Interval } from '../../../core/model/interval.ts';

/** A mean score over its 95 % interval. */
export function Mean({ mean, interval }: { readonly mean: number; readonly interval: Interval | null }) {
  return (
    <>
      {mean.toFixed(3)}
      {interval === null ? null : (
        <span className="block text-xs font-normal whitespace-nowrap text-ink-3">
          {interval.low.toFixed(2)} to {interval.high.toFixed(2)}
        </span>
      )}
    </>
  );
}
