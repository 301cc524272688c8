import { Link } from '@tanstack/react-router';
import type { Compare } from '../../../dashboard-api/index.ts';
import { signed } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';

interface EpisodesTableProps {
  readonly compare: Compare;
  readonly task: Compare['tasks'][number];
}

/** As many episodes as are shown. */
const SHOWN = 300;

/** Episodes in the order of regression: where the second lost most against the first comes first. */
export function EpisodesTable({ compare, task }: EpisodesTableProps) {
  const { contestants } = compare;
  const two = contestants.length === 2;
  return (
    <Panel
      title="Episodes"
      note={two ? 'The largest loss of the second against the first comes first.' : 'By seed.'}
      flush
    >
      <div className="overflow-x-auto border-t border-line" tabIndex={0} role="region" aria-label="Episodes">
        <table className="w-full text-[13px]">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-3">
              <th scope="col" className="px-4 py-2 font-medium">
                Seed
              </th>
              {contestants.map(({ name }) => (
                <th key={name} scope="col" className="px-4 py-2 text-right font-medium">
                  {name}
                </th>
              ))}
              {two ? (
                <th scope="col" className="px-4 py-2 text-right font-medium">
                  Second − first
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody className="divide-y divide-line/60">
            {task.episodes.slice(0, SHOWN).map(({ place, scores, records }) => {
              const [first = null, second = null] = scores;
              return (
                <tr key={place} className="hover:bg-hover">
                  <td className="tabular px-4 py-1.5">{place}</td>
                  {contestants.map(({ name }, index) => {
                    const score = scores[index] ?? null;
                    const at = records[index] ?? null;
                    return (
                      <td key={name} className="tabular px-4 py-1.5 text-right">
                        {score === null || at === null ? (
                          '–'
                        ) : (
                          <Link
                            to="/replay"
                            search={{ run: at.run_id, episode: at.sequence }}
                            className="text-accent underline-offset-2 hover:underline"
                          >
                            {score.toFixed(3)}
                          </Link>
                        )}
                      </td>
                    );
                  })}
                  {two ? (
                    <td className="tabular px-4 py-1.5 text-right font-medium">
                      {first === null || second === null ? '–' : signed(second - first)}
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
