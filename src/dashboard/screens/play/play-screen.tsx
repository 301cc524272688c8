import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { gameQuery } from '../../api/play.ts';
import { Loading, Notice } from '../../parts/notice.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Button } from '../../parts/button.tsx';
import { GameBody } from './game-body.tsx';
import { StartGame } from './start-game.tsx';

const route = getRouteApi('/play');

/** A person audits with the same actions, budget and feedback as any agent. */
export function PlayScreen() {
  const { game } = route.useSearch();
  return (
    <Screen
      title="Play"
      lead="Audit a trial yourself: the same actions, budget, feedback and grading as any agent. The seed stays hidden until you are done."
    >
      {game === undefined ? <StartGame /> : <OneGame id={game} />}
    </Screen>
  );
}

function OneGame({ id }: { readonly id: string }) {
  const navigate = route.useNavigate();
  const game = useQuery(gameQuery(id));
  if (game.error)
    return (
      <Notice
        tone="fault"
        action={
          <Button small onClick={() => void navigate({ search: {} })}>
            New game
          </Button>
        }
      >
        {game.error.message}
      </Notice>
    );
  if (!game.data) return <Loading what="the game" />;
  return <GameBody game={game.data} />;
}
