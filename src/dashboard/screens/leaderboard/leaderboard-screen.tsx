import { Screen } from '../../parts/screen.tsx';

export function LeaderboardScreen() {
  return <Screen title="Leaderboard">{null}</Screen>;
}
