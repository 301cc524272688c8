import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { EpisodeRecord, RecordEntry } from '../../../core/model/record.ts';
import type { Replay } from '../../../records/replay.ts';
import type { Landmark } from '../../engine/path.ts';
import { EntryIcon } from '../../parts/entry-icon.tsx';
import { actionLine, eventLine, type EntryKind } from '../../parts/entry-text.ts';
import { signed } from '../../parts/format.ts';
import { Mark, type Verdict } from '../../parts/mark.tsx';
import { Panel } from '../../parts/panel.tsx';

interface TimelineProps {
  readonly record: EpisodeRecord;
  readonly replay: Replay;
  readonly landmarks: readonly Landmark[];
  readonly at: number;
  readonly onStep: (step: number) => void;
}

/** Everything that happened, in order, with the reward of each action. */
export function Timeline({ record, replay, landmarks, at, onStep }: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: record.entries.length + 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 10,
  });
  useEffect(() => virtual.scrollToIndex(at, { align: 'auto' }), [virtual, at]);
  const misses = useMemo(() => {
    const counts = new Map<number, number>();
    for (const { kind, place } of landmarks)
      if (kind === 'miss') counts.set(place, (counts.get(place) ?? 0) + 1);
    return counts;
  }, [landmarks]);
  return (
    <Panel
      title="Timeline"
      note={`${record.entries.length} entries`}
      flush
      className="flex flex-col self-start"
    >
      <div
        ref={scroller}
        tabIndex={0}
        aria-label="Timeline of the run"
        role="group"
        className="scroll-slim h-80 overflow-y-auto border-t border-line xl:h-[calc(100dvh-330px)] xl:min-h-120"
      >
        <ol className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const entry = record.entries[item.index - 1];
            return (
              <li
                key={item.index}
                className="absolute inset-x-0 top-0 h-8.5"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line
                  place={item.index}
                  entry={entry}
                  verdict={verdictAt(replay, item.index)}
                  misses={misses.get(item.index) ?? 0}
                  current={item.index === at}
                  onStep={onStep}
                />
              </li>
            );
          })}
        </ol>
      </div>
    </Panel>
  );
}

interface LineProps {
  readonly place: number;
  readonly entry: RecordEntry | undefined;
  readonly verdict: Verdict | null;
  readonly misses: number;
  readonly current: boolean;
  readonly onStep: (step: number) => void;
}

function Line({ place, entry, verdict, misses, current, onStep }: LineProps) {
  const { kind, text } = lineOf(entry);
  return (
    <button
      type="button"
      aria-current={current ? 'step' : undefined}
      onClick={() => onStep(place)}
      className={`flex h-full w-full items-center gap-2 px-3 text-left text-xs -outline-offset-2 ${current ? 'bg-accent-soft' : 'hover:bg-hover'}`}
    >
      <span className="tabular w-7 shrink-0 text-right text-ink-3">{place}</span>
      <EntryIcon kind={kind} />
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{place === 0 ? 'reset' : kind}</span>{' '}
        <span className="text-ink-2">{text}</span>
      </span>
      {misses > 0 ? (
        <span
          className="flex items-center gap-1 text-missed"
          title={`${misses} violations first seen here and missed`}
        >
          <Mark verdict="missed" title="missed violations first seen here" /> {misses}
        </span>
      ) : null}
      {verdict ? <Mark verdict={verdict} /> : null}
      {entry?.type === 'action' ? (
        <span className="tabular w-14 shrink-0 text-right text-ink-3">{signed(entry.reward)}</span>
      ) : null}
    </button>
  );
}

function lineOf(entry: RecordEntry | undefined): { kind: EntryKind; text: string } {
  if (!entry) return { kind: 'phase', text: 'the episode begins' };
  switch (entry.type) {
    case 'action':
      return actionLine(entry.action);
    case 'refused':
      return { kind: 'refused', text: entry.refusal };
    case 'agent':
      return eventLine(entry.event);
  }
}

function verdictAt({ first, states }: Replay, place: number): Verdict | null {
  const before = place < 2 ? first : states[place - 2];
  const after = states[place - 1];
  if (!before || !after || place === 0) return null;
  if (after.correctFlags > before.correctFlags) return 'right';
  return after.falsePositives > before.falsePositives ? 'wrong' : null;
}
