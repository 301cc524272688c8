import { useQuery } from '@tanstack/react-query';
import type { Band, LeaderboardRow } from '../../../dashboard-api/index.ts';
import { leaderboardQuery } from '../../api/compare.ts';
import { Empty, Loading, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Screen } from '../../parts/screen.tsx';
import { BandTable } from './band-table.tsx';

const BANDS: readonly {
  readonly band: Band;
  readonly title: string;
  readonly note: string;
  readonly empty: string;
}[] = [
  {
    band: 'ranked',
    title: 'Ranked',
    note: '50 listed seeds a task, 4 trials, blind. Tracks stand apart; overlapping ranks are ties.',
    empty: 'No ranked run is among the records of this server. clinicalbench run --ranked makes one.',
  },
  {
    band: 'unranked',
    title: 'Models, not ranked',
    note: 'Runs under free conditions. Mock models are scripts.',
    empty: 'No model has been run here.',
  },
  {
    band: 'baseline',
    title: 'Baselines',
    note: 'Code alone. The oracle is the upper bound.',
    empty: 'No baseline has been run here.',
  },
  {
    band: 'human',
    title: 'Human',
    note: 'Games whose seed the server drew and hid.',
    empty: 'Nobody has played here yet.',
  },
  {
    band: 'history',
    title: 'History',
    note: 'Published for the original implementation: one seed, its own episodes and score. Not comparable, not verified.',
    empty: '',
  },
];

/** Who does how well, in bands that are not compared with each other. */
export function LeaderboardScreen() {
  const board = useQuery(leaderboardQuery);
  return (
    <Screen
      title="Leaderboard"
      lead="Built from the records of this server. Bands stand apart, and no claim is made from one seed."
    >
      {board.error ? <Notice tone="fault">{board.error.message}</Notice> : null}
      {board.isPending ? <Loading what="the leaderboard" /> : null}
      {board.data
        ? BANDS.map(({ band, title, note, empty }) => {
            const rows = board.data.rows.filter((row: LeaderboardRow) => row.band === band);
            return (
              <Panel key={band} title={title} note={note} flush>
                {rows.length === 0 ? <Empty title={empty} /> : <BandTable rows={rows} title={title} />}
              </Panel>
            );
          })
        : null}
    </Screen>
  );
}
