import type { Leaderboard } from '../../../core/model/leaderboard.ts';
import { Badge } from '../../parts/badge.tsx';

/** What was published of the original implementation, each row marked as such. */
export function HistoryTable({ rows }: { readonly rows: Leaderboard['history']['rows'] }) {
  return (
    <div className="overflow-x-auto border-t border-line" tabIndex={0} role="region" aria-label="History">
      <table className="w-full min-w-160 text-[13px]">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            <th scope="col" className="px-4 py-2 font-medium">
              Agent
            </th>
            {['Easy', 'Medium', 'Hard', 'Overall'].map((name) => (
              <th key={name} scope="col" className="w-26 px-3 py-2 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line/60">
          {rows.map(({ name, easy, medium, hard, overall }) => (
            <tr key={name} className="hover:bg-hover">
              <th scope="row" className="px-4 py-2 text-left font-normal">
                <span className="flex flex-wrap items-center gap-1.5">
                  <span className="font-semibold">{name}</span>
                  <Badge tone="caution">history: not comparable, not verified</Badge>
                </span>
              </th>
              {[easy, medium, hard, overall].map((mean, index) => (
                <td key={index} className="tabular px-3 py-2 text-right">
                  {mean?.toFixed(2) ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
