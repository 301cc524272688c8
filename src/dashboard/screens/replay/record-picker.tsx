import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { runsQuery } from '../../api/records.ts';
import { TASK_NAMES } from '../../parts/format.ts';
import { Empty, Loading, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';

/** The latest records to choose from. */
export function RecordPicker() {
  const runs = useQuery(runsQuery);
  if (runs.error) return <Notice tone="fault">{runs.error.message}</Notice>;
  if (!runs.data) return <Loading what="the records" />;
  const episodes = runs.data.runs.flatMap((run) => run.episodes).slice(0, 60);
  return (
    <Panel flush>
      {episodes.length === 0 ? (
        <Empty title="No records yet">
          <Link to="/live" className="text-accent underline">
            Start a live audit
          </Link>
          , and its record will stand here.
        </Empty>
      ) : (
        <ul className="divide-y divide-line">
          {episodes.map((line) => (
            <li key={`${line.run_id}/${line.sequence}`}>
              <Link
                to="/replay"
                search={{ run: line.run_id, episode: line.sequence, step: 0 }}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-[13px] hover:bg-hover"
              >
                <span className="min-w-32 flex-1 truncate font-medium">
                  {line.agent}
                  {line.model ? <span className="text-ink-3"> · {line.model}</span> : null}
                </span>
                <span className="w-44 truncate text-ink-2">{TASK_NAMES[line.task_id]}</span>
                <span className="tabular w-24 text-ink-3">{line.seed ?? 'sealed'}</span>
                <span className="tabular w-14 text-right font-semibold">{line.score?.toFixed(3) ?? '–'}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
