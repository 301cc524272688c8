import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { observe } from '../../../core/episode/index.ts';
import { rowOf } from '../../../core/dataset/dataset.ts';
import type { EpisodeState } from '../../../core/episode/state.ts';
import type { Action } from '../../../core/model/action.ts';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import type { Replay } from '../../../records/replay.ts';
import { nextOracleMove, oracleMoves } from '../../engine/oracle-moves.ts';
import { Badge } from '../../parts/badge.tsx';
import { actionLine, eventLine } from '../../parts/entry-text.ts';
import { signed } from '../../parts/format.ts';
import { Said } from '../../parts/said.tsx';
import { Derivations } from '../patients/derivations.tsx';

interface StepViewProps {
  readonly record: EpisodeRecord;
  readonly replay: Replay;
  readonly at: number;
  readonly state: EpisodeState;
}

/** One entry in full, what it was answered, and what the oracle would have done instead. */
export function StepView({ record, replay, at, state }: StepViewProps) {
  const { episode } = replay;
  const entry = record.entries[at - 1];
  const before = at < 2 ? replay.first : (replay.states[at - 2] ?? replay.first);
  const [moves, setMoves] = useState<readonly Action[] | null>(null);
  useEffect(() => {
    let current = true;
    void oracleMoves(episode).then((made) => current && setMoves(made));
    return () => {
      current = false;
    };
  }, [episode]);
  const seen = useMemo(() => observe(state, []), [state]);
  const better = moves && nextOracleMove(moves, at === 0 ? state : before);
  const action = entry?.type === 'action' ? entry.action : null;
  const row = action?.patient_id === undefined ? -1 : rowOf(episode.dataset, action.patient_id);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <Move title={`${record.agent.name}'s move`} action={action}>
          {entry?.type === 'agent' ? <EventText text={eventLine(entry.event).text} /> : null}
          {entry?.type === 'refused' ? <EventText text={entry.refusal} /> : null}
          {entry ? null : <p className="text-[13px] text-ink-3">The episode begins.</p>}
          {entry?.type === 'action' ? (
            <p className="mt-1 text-xs text-ink-3">reward {signed(entry.reward, 4)}</p>
          ) : null}
        </Move>
        <Move title="The oracle's move here" action={better ?? null}>
          {better === null ? (
            <p className="text-[13px] text-ink-3">{moves ? 'The episode is over.' : 'Working it out.'}</p>
          ) : null}
        </Move>
      </div>
      {action?.reason ? <Said label="Reason given" text={action.reason} /> : null}
      {entry?.type === 'refused' ? <Said label="What was said" text={entry.said} /> : null}
      {entry?.type === 'agent' && entry.event.type === 'memory_wipe' ? (
        <Said label="Carried into the next context" text={entry.event.carried} />
      ) : null}
      {action || at === 0 ? <Said label="The environment answered" text={seen.feedback} /> : null}
      {row >= 0 ? (
        <section>
          <h3 className="mb-1.5 text-xs font-semibold text-ink-2">
            How the rules judge <span className="font-mono">{action?.patient_id}</span>
          </h3>
          <Derivations episode={episode} row={row} />
        </section>
      ) : null}
    </div>
  );
}

function EventText({ text }: { readonly text: string }) {
  return <p className="text-[13px] wrap-break-word whitespace-pre-wrap">{text}</p>;
}

interface MoveProps {
  readonly title: string;
  readonly action: Action | null;
  readonly children?: ReactNode;
}

function Move({ title, action, children }: MoveProps) {
  return (
    <section className="min-w-44 flex-1 rounded-lg border border-line p-3">
      <h3 className="mb-1.5 text-xs font-semibold text-ink-2">{title}</h3>
      {action ? (
        <p className="flex flex-wrap items-center gap-1.5 text-[13px]">
          <Badge tone="accent">{actionLine(action).kind}</Badge>
          <span className="wrap-break-word">{actionLine(action).text}</span>
          {action.confidence === undefined ? null : (
            <span className="tabular text-xs text-ink-3">confidence {action.confidence}</span>
          )}
        </p>
      ) : null}
      {children}
    </section>
  );
}
