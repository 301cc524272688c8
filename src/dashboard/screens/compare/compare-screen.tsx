import { Screen } from '../../parts/screen.tsx';

export function CompareScreen() {
  return <Screen title="Compare">{null}</Screen>;
}
