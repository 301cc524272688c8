import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { EpisodeLine, RunLine } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { costOf, meanScore } from './run-figures.ts';
import { TrustBadges } from './trust-badges.tsx';

interface RunRowsProps {
  readonly run: RunLine;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

/** As many episodes of one run as are shown at once. */
const SHOWN = 200;

/** A run as one row; with several episodes it opens to show them. */
export function RunRows({ run, chosen, onChoose }: RunRowsProps) {
  const [open, setOpen] = useState(false);
  const [first] = run.episodes;
  const many = run.episodes.length > 1;
  const names = [...new Set(run.episodes.map(({ agent }) => agent))];
  const tasks = [...new Set(run.episodes.map(({ task_id }) => task_id))];
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <tr className="border-b border-line/70 hover:bg-hover">
        <td className="py-2 pl-3">
          <input
            type="checkbox"
            className="accent-(--accent)"
            aria-label={`Compare ${run.run_id}`}
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        </td>
        <td className="px-3 py-2">
          <span className="flex items-center gap-2">
            {many ? (
              <button
                type="button"
                className="flex items-center gap-1 rounded font-medium hover:text-accent"
                aria-expanded={open}
                onClick={() => setOpen(!open)}
              >
                <Chevron size={14} aria-hidden />
                {names.slice(0, 3).join(', ')}
                {names.length > 3 ? ` and ${names.length - 3} more` : ''}
              </button>
            ) : first ? (
              <EpisodeLink line={first} />
            ) : (
              <span className="text-ink-3">no episode yet</span>
            )}
            {first ? <TrustBadges line={first} /> : null}
            {run.ranked ? <Badge tone="accent">ranked</Badge> : null}
          </span>
          <span className="block max-w-72 truncate font-mono text-[11px] text-ink-3">
            {first?.model ?? run.run_id}
          </span>
        </td>
        <td className="px-3 py-2 whitespace-nowrap text-ink-2">
          {tasks.length === 1 && tasks[0] ? TASK_NAMES[tasks[0]] : `${tasks.length} tasks`}
        </td>
        <td className="tabular px-3 py-2 text-right text-ink-2">
          {many ? `${run.episodes.length} episodes` : first ? (first.seed ?? 'sealed') : ''}
        </td>
        <td className="tabular px-3 py-2 text-right font-semibold">{meanScore(run)?.toFixed(3) ?? '–'}</td>
        <td className="px-3 py-2">{many || !first ? null : <OutcomeBadge line={first} />}</td>
        <td className="tabular px-3 py-2 text-right text-ink-2">{money(costOf(run), first)}</td>
        <td className="tabular px-3 py-2 whitespace-nowrap text-ink-3">
          {run.created_at?.slice(0, 16).replace('T', ' ') ?? ''}
        </td>
      </tr>
      {open
        ? run.episodes.slice(0, SHOWN).map((line) => (
            <tr key={line.sequence} className="border-b border-line/50 bg-sunken text-xs hover:bg-hover">
              <td />
              <td className="px-3 py-1.5 pl-8">
                <EpisodeLink line={line} />
              </td>
              <td className="px-3 py-1.5 text-ink-2">{TASK_NAMES[line.task_id]}</td>
              <td className="tabular px-3 py-1.5 text-right text-ink-2">{line.seed ?? 'sealed'}</td>
              <td className="tabular px-3 py-1.5 text-right">{line.score?.toFixed(3) ?? '–'}</td>
              <td className="px-3 py-1.5">
                <OutcomeBadge line={line} />
              </td>
              <td className="tabular px-3 py-1.5 text-right">
                {line.usage?.cost_usd == null ? '' : `$${line.usage.cost_usd.toFixed(3)}`}
              </td>
              <td className="tabular px-3 py-1.5 text-ink-3">{line.steps} actions</td>
            </tr>
          ))
        : null}
    </>
  );
}

function EpisodeLink({ line }: { readonly line: EpisodeLine }) {
  return (
    <Link
      to="/replay"
      search={{ run: line.run_id, episode: line.sequence }}
      className="font-medium underline-offset-2 hover:text-accent hover:underline"
    >
      {line.agent}
    </Link>
  );
}

function OutcomeBadge({ line }: { readonly line: EpisodeLine }) {
  const { outcome } = line;
  const tone = outcome === 'completed' ? 'right' : outcome === 'incomplete' ? 'wrong' : 'neutral';
  return <Badge tone={tone}>{outcome.replaceAll('_', ' ')}</Badge>;
}

function money(cost: number | null, line: EpisodeLine | undefined): string {
  if (line?.usage === null || line === undefined) return '';
  return cost === null ? 'unknown' : `$${cost.toFixed(3)}`;
}
