import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { liveQuery } from '../../api/live.ts';
import { RequestFailed } from '../../api/request.ts';
import { buttonLook } from '../../parts/button.tsx';
import { Loading, Notice } from '../../parts/notice.tsx';
import { Screen } from '../../parts/screen.tsx';
import { LiveBody } from './live-body.tsx';
import { OwnAudits } from './own-audits.tsx';
import { StartForm } from './start-form.tsx';

const route = getRouteApi('/live');

/** Starts an audit and shows it as it happens. It goes on when the page is closed. */
export function LiveScreen() {
  const { run, at } = route.useSearch();
  return run === undefined ? (
    <Screen
      title="Live audit"
      lead="Choose who audits what. The run streams as it happens, goes on without you, and leaves a record."
    >
      <StartForm />
      <OwnAudits />
    </Screen>
  ) : (
    <Screen
      title="Live audit"
      actions={
        <Link to="/live" className={buttonLook('plain')}>
          New audit
        </Link>
      }
    >
      <OneAudit key={run} id={run} at={at} />
    </Screen>
  );
}

function OneAudit({ id, at }: { readonly id: string; readonly at: number | undefined }) {
  const navigate = route.useNavigate();
  const live = useQuery(liveQuery(id));
  const onPick = useCallback(
    (place: number | undefined) =>
      void navigate({ search: (before) => ({ ...before, at: place }), replace: true, resetScroll: false }),
    [navigate],
  );
  if (live.error instanceof RequestFailed && live.error.status === 404)
    return (
      <Notice>
        You have no such audit here: it belongs to someone else, or the server has been restarted. Finished
        audits stand under{' '}
        <Link to="/" className="text-accent underline">
          Runs
        </Link>
        .
      </Notice>
    );
  if (live.error) return <Notice tone="fault">{live.error.message}</Notice>;
  if (!live.data) return <Loading what="the audit" />;
  return <LiveBody run={live.data} at={at} onPick={onPick} />;
}
