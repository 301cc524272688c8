import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Screen } from '../parts/screen.tsx';

/** What is shown when a screen fails: the reason, and a way on. */
export function Fault({ error, reset }: ErrorComponentProps) {
  return (
    <Screen title="Something went wrong">
      <Notice
        tone="fault"
        action={
          <Button small onClick={reset}>
            Try again
          </Button>
        }
      >
        {error instanceof Error ? error.message : String(error)}
      </Notice>
    </Screen>
  );
}
