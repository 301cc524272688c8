import { Link } from '@tanstack/react-router';
import { RANKED_TASK_IDS } from '../../../core/model/vocabulary.ts';
import type { LeaderboardRow } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';

/** The rows of one band. */
export function BandTable({
  rows,
  title,
}: {
  readonly rows: readonly LeaderboardRow[];
  readonly title: string;
}) {
  const ranked = rows.some(({ rank }) => rank !== null);
  return (
    <div className="overflow-x-auto border-t border-line" tabIndex={0} role="region" aria-label={title}>
      <table className="w-full min-w-180 table-fixed text-[13px]">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            {ranked ? (
              <th scope="col" className="w-20 px-4 py-2 font-medium">
                Rank
              </th>
            ) : null}
            <th scope="col" className="px-4 py-2 font-medium">
              Agent
            </th>
            <th scope="col" className="w-26 px-4 py-2 text-right font-medium">
              Easy
            </th>
            <th scope="col" className="w-26 px-4 py-2 text-right font-medium">
              Medium
            </th>
            <th scope="col" className="w-26 px-4 py-2 text-right font-medium">
              Hard
            </th>
            <th scope="col" className="w-26 px-4 py-2 text-right font-medium">
              Overall
            </th>
            <th scope="col" className="w-26 px-4 py-2 text-right font-medium">
              Episodes
            </th>
            <th scope="col" className="w-26 px-4 py-2 text-right font-medium">
              Cost
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line/60">
          {rows.map((row) => (
            <Row key={`${row.agent}/${row.model ?? ''}`} row={row} ranked={ranked} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, ranked }: { readonly row: LeaderboardRow; readonly ranked: boolean }) {
  const {
    agent,
    model,
    mock,
    track,
    rank,
    badges,
    overall,
    overall_interval,
    episodes,
    failed,
    trials,
    cost_usd,
  } = row;
  return (
    <tr className="align-top hover:bg-hover">
      {ranked ? (
        <td className="tabular px-4 py-2 font-semibold">
          {rank === null ? '–' : rank.best === rank.worst ? rank.best : `${rank.best} to ${rank.worst}`}
        </td>
      ) : null}
      <th scope="row" className="px-4 py-2 text-left font-normal">
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="font-semibold">{model ?? agent}</span>
          {model === null ? null : <span className="text-ink-3">{agent}</span>}
          {track === null ? null : <Badge>{track}</Badge>}
          {mock ? <Badge tone="caution">mock</Badge> : null}
          {badges.map((badge) => (
            <Badge key={badge} tone="accent">
              {badge}
            </Badge>
          ))}
        </span>
        {row.note === null ? null : <span className="block text-xs text-ink-3">{row.note}</span>}
        {row.runs.length === 1 && row.runs[0] !== undefined ? (
          <Link
            to="/replay"
            search={{ run: row.runs[0], episode: 0 }}
            className="text-xs text-accent hover:underline"
          >
            replay
          </Link>
        ) : null}
      </th>
      {RANKED_TASK_IDS.map((id) => {
        const task = row.tasks.find(({ task_id }) => task_id === id);
        return (
          <td key={id} className="tabular px-4 py-2 text-right">
            {task ? (
              <Mean mean={task.mean} interval={task.interval} />
            ) : (
              <span className="text-ink-3">–</span>
            )}
          </td>
        );
      })}
      <td className="tabular px-4 py-2 text-right font-semibold">
        {overall === null ? (
          <span className="font-normal text-ink-3">–</span>
        ) : (
          <Mean mean={overall} interval={overall_interval} />
        )}
      </td>
      <td className="tabular px-4 py-2 text-right text-ink-2">
        {episodes}
        {failed > 0 ? <span className="block text-xs text-ink-3">{failed} without a result</span> : null}
        {trials > 1 ? <span className="block text-xs text-ink-3">{trials} trials</span> : null}
      </td>
      <td className="tabular px-4 py-2 text-right text-ink-2">
        {cost_usd === null ? '' : `$${cost_usd.toFixed(2)}`}
      </td>
    </tr>
  );
}

function Mean({
  mean,
  interval,
}: {
  readonly mean: number;
  readonly interval: LeaderboardRow['overall_interval'];
}) {
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
