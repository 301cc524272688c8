import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Plug } from 'lucide-react';
import { useCallback, useState } from 'react';
import { offerQuery } from '../../api/offer.ts';
import { runsQuery } from '../../api/records.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Loading, Notice } from '../../parts/notice.tsx';
import { Screen } from '../../parts/screen.tsx';
import { OwnAudits } from '../live/own-audits.tsx';
import { Connect } from './connect.tsx';
import { QuickStart } from './quick-start.tsx';
import { RunTable } from './run-table.tsx';

const route = getRouteApi('/');

/** Every record on this server, and the shortest way to a new one. */
export function RunsScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const runs = useQuery({ ...runsQuery, refetchInterval: 5_000 });
  const offer = useQuery(offerQuery);
  const [connect, setConnect] = useState(false);
  const change = useCallback(
    (next: Partial<typeof search>) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  const canStart = offer.data?.read_only === false;
  return (
    <Screen
      title="Runs"
      lead="Audits of synthetic trials, each a record that can be played again and checked."
      actions={
        <>
          <Button icon={<Plug size={14} aria-hidden />} onClick={() => setConnect(true)}>
            Connect
          </Button>
          {canStart ? (
            <Link to="/live" className={buttonLook('primary')}>
              New audit
            </Link>
          ) : null}
        </>
      }
    >
      {canStart && offer.data ? <QuickStart offer={offer.data} /> : null}
      {canStart ? <OwnAudits /> : null}
      {runs.error ? <Notice tone="fault">{runs.error.message}</Notice> : null}
      {runs.data ? <RunTable list={runs.data} search={search} onChange={change} /> : null}
      {runs.isPending ? <Loading what="the records" /> : null}
      <Connect open={connect} onClose={() => setConnect(false)} />
    </Screen>
  );
}
