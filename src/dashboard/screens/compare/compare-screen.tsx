import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { compareQuery } from '../../api/compare.ts';
import { runsQuery } from '../../api/records.ts';
import { Empty, Loading, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Screen } from '../../parts/screen.tsx';
import { CostChart } from './cost-chart.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { EpisodesTable } from './episodes-table.tsx';
import { FailureModes } from './failure-modes.tsx';
import { RunChoice } from './run-choice.tsx';

const route = getRouteApi('/compare');

/** Two or more runs, paired by task and seed. */
export function CompareScreen() {
  const { runs = [], task } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(runsQuery);
  const compared = useQuery(compareQuery(runs));
  const change = (next: { runs?: string[]; task?: typeof task }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const tasks = compared.data?.tasks ?? [];
  const shown = tasks.find(({ task_id }) => task_id === task) ?? tasks[0];
  return (
    <Screen
      title="Compare"
      lead="Runs paired by task and seed: who is better, by how much, on which episodes, and for what reason."
    >
      <RunChoice list={list.data?.runs ?? []} chosen={runs} onChoose={(next) => change({ runs: next })} />
      {compared.error ? <Notice tone="fault">{compared.error.message}</Notice> : null}
      {runs.length > 0 && compared.isPending ? <Loading what="and replaying the records" /> : null}
      {runs.length === 0 ? (
        <Panel>
          <Empty title="No run is chosen yet">
            Choose two runs above, or tick them under Runs. Episodes that both have played are paired.
          </Empty>
        </Panel>
      ) : null}
      {compared.data && shown ? (
        <>
          <div className="grid gap-4 xl:grid-cols-2">
            <DifferencePanel compare={compared.data} task={shown} onTask={(id) => change({ task: id })} />
            <Panel
              className="self-start"
              title="Score against cost"
              note="Mean score of each contestant, dollars of its run."
            >
              <CostChart contestants={compared.data.contestants} />
            </Panel>
          </div>
          <FailureModes contestants={compared.data.contestants} />
          <EpisodesTable compare={compared.data} task={shown} />
        </>
      ) : null}
    </Screen>
  );
}
