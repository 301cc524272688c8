import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LeaderboardRow } from '../../../core/model/leaderboard.ts';
import { RANKED_TASK_IDS } from '../../../core/model/vocabulary.ts';
import type { HereRow } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { Mean } from './mean.tsx';

/** A row, and what this server knows of it beside what was published. */
export interface ShownRow {
  readonly row: LeaderboardRow;
  readonly here?: HereRow;
}

/** The rows of one band. */
export function BandTable({
  rows,
  ranked,
  title,
}: {
  readonly rows: readonly ShownRow[];
  readonly ranked: boolean;
  readonly title: string;
}) {
  return (
    <div className="overflow-x-auto border-t border-line" tabIndex={0} role="region" aria-label={title}>
      <table className="w-full min-w-250 table-fixed text-[13px]">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            {ranked ? <Head width="w-17">Rank</Head> : null}
            <Head>Agent</Head>
            <Head width="w-25" right>
              Score
            </Head>
            <Head width="w-25" right>
              Easy
            </Head>
            <Head width="w-25" right>
              Medium
            </Head>
            <Head width="w-25" right>
              Hard
            </Head>
            <Head width="w-17" right>
              Bias bal. acc.
            </Head>
            <Head width="w-16" right>
              Exact, hard
            </Head>
            <Head width="w-18" right>
              Seeds × trials
            </Head>
            <Head width="w-17" right>
              Cost
            </Head>
            <Head width="w-29" right>
              Versions
            </Head>
          </tr>
        </thead>
        <tbody className="divide-y divide-line/60">
          {rows.map((shown, index) => (
            <Row key={`${index} ${shown.row.name}`} {...shown} ranked={ranked} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, here, ranked }: ShownRow & { readonly ranked: boolean }) {
  const task = (id: string) => row.tasks.find(({ task_id }) => task_id === id);
  const hard = task('task_hard');
  const isWhole = RANKED_TASK_IDS.every((id) => task(id) !== undefined);
  const { rank } = row;
  return (
    <tr className="align-top hover:bg-hover">
      {ranked ? (
        <Cell strong>
          {rank === null ? '–' : rank.best === rank.worst ? rank.best : `${rank.best} to ${rank.worst}`}
        </Cell>
      ) : null}
      <th scope="row" className="px-2.5 py-2 first:pl-4 text-left font-normal">
        <Contestant row={row} here={here} />
      </th>
      <Cell right strong>
        {isWhole ? <Mean mean={row.mean} interval={row.interval} /> : '–'}
      </Cell>
      {RANKED_TASK_IDS.map((id) => {
        const own = task(id);
        return (
          <Cell key={id} right>
            {own ? <Mean mean={own.mean} interval={own.interval} /> : '–'}
          </Cell>
        );
      })}
      <Cell right>{hard?.bias_balanced_accuracy?.toFixed(2) ?? '–'}</Cell>
      <Cell right>
        {hard?.exact_audit_rate == null ? '–' : `${(100 * hard.exact_audit_rate).toFixed(0)} %`}
      </Cell>
      <Cell right>
        {row.seeds} × {row.trials}
        {row.incomplete > 0 ? <Small>{row.incomplete} without a result</Small> : null}
      </Cell>
      <Cell right>{row.cost_usd === null ? '–' : `$${row.cost_usd.toFixed(2)}`}</Cell>
      <Cell right>
        {row.generator_version}
        <Small>package {row.package_version}</Small>
      </Cell>
    </tr>
  );
}

function Contestant({ row, here }: { readonly row: LeaderboardRow; readonly here: HereRow | undefined }) {
  const { name, agent, model, author, url, badge } = row;
  const [run] = here?.runs ?? [];
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-semibold wrap-anywhere">{here ? (model ?? agent) : name}</span>
        {model === null ? null : (
          <span className="wrap-anywhere text-ink-3">{here ? agent : `${model}, ${agent}`}</span>
        )}
        <Badge tone="accent">{badge}</Badge>
        {here?.track ? <Badge>{here.track}</Badge> : null}
        {here?.mock ? <Badge tone="caution">mock</Badge> : null}
        {here && here.feedback_mode !== 'blind' ? <Badge>with {here.feedback_mode}s</Badge> : null}
      </span>
      {here?.mock ? <Small>A script in the place of a model: says nothing of any model.</Small> : null}
      {here?.faults.map((fault) => (
        <Small key={fault}>Not ranked: {fault}</Small>
      ))}
      {here ? (
        <Small>
          {here.episodes} {here.episodes === 1 ? 'episode' : 'episodes'} in{' '}
          {here.runs.length === 1 && run !== undefined ? (
            <Link to="/replay" search={{ run, episode: 0 }} className="text-accent hover:underline">
              one run: replay
            </Link>
          ) : (
            `${here.runs.length} runs`
          )}
        </Small>
      ) : (
        <Small>
          {author === null ? null : `by ${author}`}
          {url === null ? null : (
            <>
              {' · '}
              <a href={url} rel="noreferrer" target="_blank" className="text-accent hover:underline">
                about it
              </a>
            </>
          )}
        </Small>
      )}
    </>
  );
}

function Head({
  right = false,
  width = '',
  children,
}: {
  readonly right?: boolean;
  readonly width?: string;
  readonly children: ReactNode;
}) {
  return (
    <th
      scope="col"
      className={`px-2.5 py-2 first:pl-4 last:pr-4 align-bottom font-medium ${width} ${right ? 'text-right' : 'text-left'}`}
    >
      {children}
    </th>
  );
}

function Cell({
  right = false,
  strong = false,
  children,
}: {
  readonly right?: boolean;
  readonly strong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <td
      className={`tabular px-2.5 py-2 first:pl-4 last:pr-4 ${right ? 'text-right' : ''} ${strong ? 'font-semibold' : ''}`}
    >
      {children}
    </td>
  );
}

function Small({ children }: { readonly children: ReactNode }) {
  return <span className="block text-xs font-normal text-ink-3">{children}</span>;
}
