import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLiveStream } from '../../engine/live-stream.ts';
import type { LiveRun } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { buttonLook } from '../../parts/button.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { Controls } from './controls.tsx';
import { Gauges } from './gauges.tsx';
import { Inspector } from './inspector.tsx';
import { liveView } from './live-model.ts';
import { LiveTimeline } from './live-timeline.tsx';
import { StatusBadge } from './status-badge.tsx';

interface LiveBodyProps {
  readonly run: LiveRun;
  /** The chosen item; undefined follows the newest. */
  readonly at: number | undefined;
  readonly onPick: (at: number | undefined) => void;
}

/** One live audit: what happens, what it is told, how it stands. */
export function LiveBody({ run, at, onPick }: LiveBodyProps) {
  const stream = useLiveStream(run.live_id);
  const view = useMemo(() => liveView(run, stream.events), [run, stream.events]);
  const place = Math.min(at ?? view.items.length - 1, view.items.length - 1);
  const record = view.end?.record ?? run.record;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge status={view.status} />
        <Badge tone="accent">{run.agent}</Badge>
        {run.model ? <Badge>{run.model}</Badge> : null}
        {run.mock ? <Badge tone="caution">mock model: a script answers</Badge> : null}
        <Badge>{TASK_NAMES[run.task_id]}</Badge>
        <Badge>seed {run.seed}</Badge>
        <Badge>{run.feedback_mode}</Badge>
        <span className="ml-auto flex flex-wrap gap-2">
          {record ? (
            <Link
              to="/replay"
              search={{ run: record.run_id, episode: record.sequence, step: 0 }}
              className={buttonLook('primary')}
            >
              Open the replay
            </Link>
          ) : (
            <Controls run={run} status={view.status} />
          )}
        </span>
      </div>
      {stream.connection === 'lost' ? (
        <Notice>The stream was cut; the browser is reconnecting. The audit goes on meanwhile.</Notice>
      ) : null}
      {view.end?.cause ? <Notice tone="fault">Incomplete: {view.end.cause}</Notice> : null}
      <div className="grid gap-4 xl:grid-cols-[330px_minmax(0,1fr)_270px] 2xl:grid-cols-[400px_minmax(0,1fr)_340px]">
        <LiveTimeline items={view.items} at={place} following={at === undefined} onPick={onPick} />
        <Inspector items={view.items} at={place} first={view.first} />
        <Gauges view={view} blind={run.feedback_mode === 'blind'} hasModel={run.model !== null} />
      </div>
    </div>
  );
}
