import { Link } from '@tanstack/react-router';
import { ScoreBreakdownSchema } from '../../../core/model/score.ts';
import type { Game } from '../../../dashboard-api/index.ts';
import { Waterfall } from '../../charts/waterfall.tsx';
import { buttonLook } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';

/** How a game ended: its score in parts, and the way to its replay. */
export function Ending({ game }: { readonly game: Game }) {
  const { last, record } = game;
  const breakdown = ScoreBreakdownSchema.safeParse(last.score_breakdown);
  return (
    <Panel
      title="The audit is over"
      note="Its record stands in the human band; the seed is told in the replay."
      aside={
        record ? (
          <>
            <Link
              to="/replay"
              search={{ run: record.run_id, episode: record.sequence }}
              className={buttonLook('primary', true)}
            >
              Replay it
            </Link>
            <Link to="/play" search={{}} className={buttonLook('plain', true)}>
              Play again
            </Link>
          </>
        ) : null
      }
    >
      {breakdown.success ? (
        <div className="max-w-xl">
          <Waterfall breakdown={breakdown.data} score={last.score_so_far} />
        </div>
      ) : null}
    </Panel>
  );
}
