import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { liveListQuery } from '../../api/live.ts';
import { Badge } from '../../parts/badge.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { StatusBadge } from './status-badge.tsx';

/** The audits that this visitor has started, under way or ended. */
export function OwnAudits() {
  const list = useQuery(liveListQuery);
  const live = list.data?.live ?? [];
  if (live.length === 0) return null;
  return (
    <Panel title="Your audits" note="Only you see these. Ended ones have left a record for everyone." flush>
      <ul className="divide-y divide-line border-t border-line">
        {live.map((run) => (
          <li key={run.live_id}>
            <Link
              to="/live"
              search={{ run: run.live_id }}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-[13px] hover:bg-hover"
            >
              <StatusBadge status={run.status} />
              <span className="min-w-32 flex-1 truncate font-medium">
                {run.agent}
                {run.model ? <span className="text-ink-3"> · {run.model}</span> : null}
              </span>
              {run.mock ? <Badge tone="caution">mock</Badge> : null}
              <span className="text-ink-2">{TASK_NAMES[run.task_id]}</span>
              <span className="tabular w-28 text-ink-3">seed {run.seed}</span>
              <span className="tabular w-20 text-right text-ink-3">{run.steps} steps</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
