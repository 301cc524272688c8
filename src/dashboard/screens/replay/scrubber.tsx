import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RecordEntry } from '../../../core/model/record.ts';
import { isTyping } from '../../app/shortcuts.ts';
import type { Landmark } from '../../engine/path.ts';
import { Button } from '../../parts/button.tsx';

interface ScrubberProps {
  readonly at: number;
  readonly entries: readonly RecordEntry[];
  readonly landmarks: readonly Landmark[];
  readonly onStep: (step: number) => void;
}

const KINDS = [
  { kind: 'false positive', color: 'var(--wrong)', short: 'false positive' },
  { kind: 'miss', color: 'var(--missed)', short: 'miss' },
  { kind: 'exception', color: 'var(--trap)', short: 'exception' },
] as const satisfies readonly { kind: Landmark['kind']; color: string; short: string }[];

/** Milliseconds between two steps of playback. */
const PLAYBACK = 350;

/** Goes through a record: by slider, by step, to the next landmark, or by itself. */
export function Scrubber({ at, entries, landmarks, onStep }: ScrubberProps) {
  const end = entries.length;
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (at >= end) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onStep(at + 1), PLAYBACK);
    return () => clearTimeout(timer);
  }, [playing, at, end, onStep]);
  const next = (kind?: Landmark['kind']) =>
    landmarks.find((mark) => mark.place > at && (kind === undefined || mark.kind === kind));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.target instanceof HTMLElement && event.target.closest('[role=tablist], dialog')) return;
      const target = keyTarget(event.key, at, end) ?? (event.key === 'n' ? (next()?.place ?? null) : null);
      if (target === null) return;
      event.preventDefault();
      onStep(target);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <section
      aria-label="Playback"
      className="sticky top-13 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-line bg-panel px-3 py-2.5 shadow-panel lg:top-2"
    >
      <div className="flex items-center gap-1">
        <Button
          small
          aria-label="First step"
          icon={<ChevronFirst size={15} />}
          disabled={at === 0}
          onClick={() => onStep(0)}
        />
        <Button
          small
          aria-label="One step back"
          icon={<ChevronLeft size={15} />}
          disabled={at === 0}
          onClick={() => onStep(at - 1)}
        />
        <Button
          small
          look="primary"
          aria-label={playing ? 'Pause' : 'Play'}
          icon={playing ? <Pause size={14} /> : <Play size={14} />}
          onClick={() => {
            if (at >= end) onStep(0);
            setPlaying(!playing);
          }}
        />
        <Button
          small
          aria-label="One step on"
          icon={<ChevronRight size={15} />}
          disabled={at === end}
          onClick={() => onStep(at + 1)}
        />
        <Button
          small
          aria-label="Last step"
          icon={<ChevronLast size={15} />}
          disabled={at === end}
          onClick={() => onStep(end)}
        />
      </div>
      <div className="relative min-w-40 flex-1">
        <input
          type="range"
          aria-label="Step"
          aria-valuetext={`step ${at} of ${end}`}
          min={0}
          max={end}
          value={at}
          onChange={(event) => onStep(Number(event.target.value))}
          className="block w-full accent-(--accent)"
        />
        <svg width="100%" height="7" className="mt-0.5 block" aria-hidden>
          {landmarks.map((mark, index) => (
            <rect
              key={index}
              x={`${(mark.place / Math.max(end, 1)) * 100}%`}
              y={0}
              width="2"
              height="7"
              fill={KINDS.find(({ kind }) => kind === mark.kind)?.color}
            />
          ))}
        </svg>
      </div>
      <span className="tabular w-20 text-right text-xs text-ink-2">
        {at} / {end}
      </span>
      <div className="flex flex-wrap gap-1">
        {KINDS.map(({ kind, short }) => {
          const mark = next(kind);
          const count = landmarks.filter((each) => each.kind === kind).length;
          return (
            <Button
              key={kind}
              small
              disabled={!mark}
              title={count === 0 ? `No ${kind} in this record` : `${count} in this record`}
              onClick={() => mark && onStep(mark.place)}
            >
              Next {short} <span className="tabular text-ink-3">{count}</span>
            </Button>
          );
        })}
      </div>
    </section>
  );
}

function keyTarget(key: string, at: number, end: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowRight':
      return Math.min(end, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return end;
    default:
      return null;
  }
}
