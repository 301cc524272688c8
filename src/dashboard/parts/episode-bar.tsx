import { Link } from '@tanstack/react-router';
import { Dices, Eye, EyeOff } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { MAX_SEED, SeedSchema } from '../../core/model/episode.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import type { EpisodeSearch } from '../app/search.ts';
import { DEFAULT_SEED, DEFAULT_TASK, type ScreenEpisode } from '../engine/screen-episode.ts';
import { Badge } from './badge.tsx';
import { Button, buttonLook } from './button.tsx';
import { InputField, SelectField } from './field.tsx';
import { TASK_NAMES } from './format.ts';

interface EpisodeBarProps {
  readonly search: EpisodeSearch;
  readonly shown: ScreenEpisode;
  /** Changes the address. A task or seed starts a fresh preview, its answer key closed. */
  readonly onChange: (change: Partial<EpisodeSearch>) => void;
  readonly children?: ReactNode;
}

/** Which episode a screen is about: a record, or a task and seed to preview. */
export function EpisodeBar({ search, shown, onChange, children }: EpisodeBarProps) {
  if (search.run !== undefined)
    return (
      <div className="flex flex-wrap items-center gap-2">
        {shown.state === 'ready' && shown.played ? (
          <>
            <Badge tone="accent">{shown.played.record.agent.name}</Badge>
            <Badge>{TASK_NAMES[shown.episode.task.taskId]}</Badge>
            <Badge>seed {shown.episode.seed ?? 'sealed'}</Badge>
          </>
        ) : null}
        <Link
          to="/replay"
          search={{ run: search.run, episode: search.episode ?? 0 }}
          className={buttonLook('plain', true)}
        >
          Replay
        </Link>
        <Button small onClick={() => onChange({ run: undefined, episode: undefined })}>
          Preview a seed instead
        </Button>
        {children}
      </div>
    );
  const reveal = search.reveal === true;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField
        label="Task"
        className="w-56"
        value={search.task ?? DEFAULT_TASK}
        onChange={(event) => {
          const task = TASK_IDS.find((id) => id === event.target.value);
          if (task) onChange({ task, reveal: undefined });
        }}
      >
        {TASK_IDS.map((id) => (
          <option key={id} value={id}>
            {TASK_NAMES[id]}
          </option>
        ))}
      </SelectField>
      <SeedField
        seed={search.seed ?? DEFAULT_SEED}
        onSeed={(seed) => onChange({ seed, reveal: undefined })}
      />
      <Button
        icon={reveal ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
        aria-pressed={reveal}
        onClick={() => onChange({ reveal: reveal ? undefined : true })}
      >
        {reveal ? 'Hide the answer key' : 'Reveal the answer key'}
      </Button>
      {children}
    </div>
  );
}

function SeedField({ seed, onSeed }: { readonly seed: number; readonly onSeed: (seed: number) => void }) {
  const [text, setText] = useState(String(seed));
  useEffect(() => setText(String(seed)), [seed]);
  const take = () => {
    const parsed = SeedSchema.safeParse(text.trim() === '' ? Number.NaN : Number(text));
    if (parsed.success) onSeed(parsed.data);
    else setText(String(seed));
  };
  return (
    <form
      className="flex items-end gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <InputField
        label="Seed"
        inputMode="numeric"
        className="w-30"
        title={`0 to ${MAX_SEED}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
      />
      <Button
        aria-label="Draw a seed"
        title="Draw a seed"
        icon={<Dices size={15} aria-hidden />}
        onClick={() => onSeed(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)}
      />
    </form>
  );
}
