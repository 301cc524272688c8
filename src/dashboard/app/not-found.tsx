import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/notice.tsx';
import { Screen } from '../parts/screen.tsx';

/** There is no screen at this address. */
export function NotFound() {
  return (
    <Screen title="No such screen">
      <Empty title="Nothing lives at this address">
        <Link to="/" className="text-accent underline">
          Go to the runs
        </Link>
      </Empty>
    </Screen>
  );
}
