import { Screen } from '../../parts/screen.tsx';

export function PlayScreen() {
  return <Screen title="Play">{null}</Screen>;
}
