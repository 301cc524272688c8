import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { rowOf } from '../../../core/dataset/dataset.ts';
import { COLUMNS, type ColumnName } from '../../../core/model/patient.ts';
import { EpisodeBar } from '../../parts/episode-bar.tsx';
import { EpisodeFrame } from '../../parts/episode-frame.tsx';
import { toggled } from '../../parts/grid/filters.ts';
import { Screen } from '../../parts/screen.tsx';
import { useScreenEpisode } from '../../engine/screen-episode.ts';
import { PatientDrawer } from './patient-drawer.tsx';
import { PatientsTable } from './patients-table.tsx';

const route = getRouteApi('/patients');

/** Every record of an episode: sorted, filtered, and each with its derivation. */
export function PatientsScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown = useScreenEpisode(search);
  const change = useCallback(
    (next: Partial<typeof search>) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  const where = useMemo(() => search.where ?? [], [search.where]);
  const onToggleFilter = useCallback(
    (filter: string) => {
      const next = toggled(where, filter);
      change({ where: next.length > 0 ? next : undefined });
    },
    [change, where],
  );
  const { sort: sortName, desc } = search;
  const sort = useMemo(() => {
    const column = COLUMNS.find((name) => name === sortName);
    return column ? { column, desc: desc === true } : null;
  }, [sortName, desc]);
  const onSort = useCallback(
    (column: ColumnName) => {
      if (sort?.column !== column) change({ sort: column, desc: undefined });
      else if (!sort.desc) change({ desc: true });
      else change({ sort: undefined, desc: undefined });
    },
    [change, sort],
  );
  const onOpen = useCallback((id: string | undefined) => change({ patient: id }), [change]);

  return (
    <Screen
      title="Patients"
      lead="All 26 columns of every record. Open a row to see how each rule of the protocol judges it."
      actions={<EpisodeBar search={search} shown={shown} onChange={change} />}
    >
      <EpisodeFrame shown={shown}>
        {(ready) => {
          const row = search.patient === undefined ? -1 : rowOf(ready.episode.dataset, search.patient);
          return (
            <>
              <PatientsTable
                ready={ready}
                sort={sort}
                where={where}
                find={search.find ?? ''}
                show={search.show ?? 'rule'}
                verdict={search.verdict}
                selected={row < 0 ? null : row}
                onSort={onSort}
                onToggleFilter={onToggleFilter}
                onOpen={onOpen}
                onChange={change}
              />
              <PatientDrawer
                ready={ready}
                row={row < 0 ? null : row}
                onClose={() => onOpen(undefined)}
                onReveal={() => change({ reveal: true })}
              />
            </>
          );
        }}
      </EpisodeFrame>
    </Screen>
  );
}
