import { useQuery } from '@tanstack/react-query';
import type { Band } from '../../../core/model/leaderboard.ts';
import type { LeaderboardReply } from '../../../dashboard-api/index.ts';
import { leaderboardQuery } from '../../api/compare.ts';
import { Empty, Loading, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Screen } from '../../parts/screen.tsx';
import { BandTable, type ShownRow } from './band-table.tsx';
import { HistoryTable } from './history-table.tsx';

/** Who does how well, in bands that are not compared with each other. */
export function LeaderboardScreen() {
  const board = useQuery(leaderboardQuery);
  return (
    <Screen
      title="Leaderboard"
      lead="Records of this server are played again before they count. Bands stand apart, and no claim is made from one seed."
    >
      {board.error ? <Notice tone="fault">{board.error.message}</Notice> : null}
      {board.isPending ? <Loading what="the leaderboard: its records are played again" /> : null}
      {board.data ? <Bands reply={board.data} /> : null}
    </Screen>
  );
}

const TITLES: Readonly<Record<Band, string>> = {
  'in-context': 'Ranked: in-context track',
  tools: 'Ranked: tools track',
  human: 'People',
  baselines: 'Baselines',
};
const EMPTY: Readonly<Record<Band, string>> = {
  'in-context': 'No ranked run yet. clinicalbench run --ranked makes one.',
  tools: 'No ranked run yet. clinicalbench run --ranked --agent tools makes one.',
  human: 'Nobody has played here yet.',
  baselines: 'No baseline was played.',
};

function Bands({ reply }: { readonly reply: LeaderboardReply }) {
  const { board, here, refused, left_out } = reply;
  const conditions = `${board.seeds} listed seeds a task, ${board.trials} trials, blind. Rows share ranks where no difference is clear.`;
  const notes: Readonly<Record<Band, string>> = {
    'in-context': `The model reads patients out of its prompts. ${conditions}`,
    tools: `The model calls the actions as tools, by its own plan. ${conditions}`,
    human: 'Games whose seed the server drew and hid.',
    baselines: 'Code alone, on the ranked seeds. The oracle is the upper bound; none of them is ranked.',
  };
  const own = here.map((one): ShownRow => ({ row: one.row, here: one }));
  const people = own.filter((one) => one.here?.kind === 'human');
  const others = own.filter((one) => one.here?.kind !== 'human');
  return (
    <>
      {board.bands.map(({ band, ranked, rows }) => {
        const shown = [...rows.map((row): ShownRow => ({ row })), ...(band === 'human' ? people : [])];
        return (
          <Panel key={band} title={TITLES[band]} note={notes[band]} flush>
            {shown.length === 0 ? (
              <Empty title={EMPTY[band]} />
            ) : (
              <BandTable rows={shown} ranked={ranked} title={TITLES[band]} />
            )}
          </Panel>
        );
      })}
      <Panel
        title="Records of this server, not ranked"
        note={`Runs under free conditions.${left_out === 0 ? '' : ` ${left_out} older runs are left out.`}`}
        flush
      >
        {others.length === 0 ? (
          <Empty title="Nothing has been run here." />
        ) : (
          <BandTable rows={others} ranked={false} title="Records of this server, not ranked" />
        )}
      </Panel>
      {refused.length === 0 ? null : (
        <Panel
          title="Not counted"
          note="Runs that could not be played again here, or came out otherwise, count nowhere."
        >
          <ul className="flex flex-col gap-1 text-[13px]">
            {refused.map(({ name, reason }) => (
              <li key={name} className="break-words">
                <span className="font-semibold">{name}</span>: {reason}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="History" note={board.history.note} flush>
        <HistoryTable rows={board.history.rows} />
      </Panel>
    </>
  );
}
