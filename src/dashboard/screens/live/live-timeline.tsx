import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { ActionSchema } from '../../../core/model/action.ts';
import { Button } from '../../parts/button.tsx';
import { EntryIcon } from '../../parts/entry-icon.tsx';
import { actionLine, eventLine, type EntryKind } from '../../parts/entry-text.ts';
import { signed } from '../../parts/format.ts';
import { Mark } from '../../parts/mark.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import type { LiveItem } from './live-model.ts';

interface LiveTimelineProps {
  readonly items: readonly LiveItem[];
  readonly at: number;
  readonly following: boolean;
  readonly onPick: (at: number | undefined) => void;
}

/** Thoughts, tools, observations, flags and the report, as they come. */
export function LiveTimeline({ items, at, following, onPick }: LiveTimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 10,
  });
  useEffect(() => {
    if (following && items.length > 0) virtual.scrollToIndex(items.length - 1, { align: 'end' });
  }, [virtual, following, items.length]);
  return (
    <Panel
      title="Timeline"
      note={`${items.length} events`}
      flush
      className="flex flex-col self-start"
      aside={
        following ? null : (
          <Button small onClick={() => onPick(undefined)}>
            Follow
          </Button>
        )
      }
    >
      <div
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="Timeline of the audit"
        className="scroll-slim h-96 overflow-y-auto border-t border-line xl:h-[calc(100dvh-220px)] xl:min-h-110"
      >
        {items.length === 0 ? <Empty title="Waiting for the first step" /> : null}
        <ol className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const item = items[row.index];
            return item ? (
              <li
                key={row.index}
                className="absolute inset-x-0 top-0 h-8.5"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Line item={item} current={row.index === at} onPick={() => onPick(row.index)} />
              </li>
            ) : null;
          })}
        </ol>
      </div>
    </Panel>
  );
}

interface LineProps {
  readonly item: LiveItem;
  readonly current: boolean;
  readonly onPick: () => void;
}

function Line({ item, current, onPick }: LineProps) {
  const { kind, text } = lineOf(item);
  const outcome = item.type === 'step' ? item.observation.outcome : '';
  return (
    <button
      type="button"
      aria-current={current ? 'step' : undefined}
      onClick={onPick}
      className={`flex h-full w-full items-center gap-2 px-3 text-left text-xs -outline-offset-2 ${current ? 'bg-accent-soft' : 'hover:bg-hover'}`}
    >
      <span className="tabular w-7 shrink-0 text-right text-ink-3">
        {item.type === 'step' ? item.number : ''}
      </span>
      <EntryIcon kind={kind} />
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{kind}</span> <span className="text-ink-2">{text}</span>
      </span>
      {outcome === 'flag_correct' ? <Mark verdict="right" /> : null}
      {outcome === 'flag_false_positive' ? <Mark verdict="wrong" /> : null}
      {outcome === 'flag_recorded' ? <Mark verdict="flagged" /> : null}
      {item.type === 'step' ? (
        <span className="tabular w-14 shrink-0 text-right text-ink-3">{signed(item.reward)}</span>
      ) : null}
    </button>
  );
}

/** One line about an item of a live audit. */
export function lineOf(item: LiveItem): { readonly kind: EntryKind; readonly text: string } {
  if (item.type === 'agent') return eventLine(item.event);
  if (item.refusal !== null) return { kind: 'refused', text: item.refusal };
  const action = ActionSchema.safeParse(item.message);
  return action.success ? actionLine(action.data) : { kind: 'unknown', text: 'a message that is no action' };
}
