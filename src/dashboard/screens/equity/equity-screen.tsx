import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { equityFigures } from '../../engine/equity.ts';
import { useScreenEpisode, type ScreenEpisode } from '../../engine/screen-episode.ts';
import { EpisodeBar } from '../../parts/episode-bar.tsx';
import { EpisodeFrame } from '../../parts/episode-frame.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Screen } from '../../parts/screen.tsx';
import { ForestPlot } from './forest-plot.tsx';
import { SimpsonPlot } from './simpson-plot.tsx';
import { GroupMix, SiteMix } from './stage-mix.tsx';
import { Thresholds } from './thresholds.tsx';

const route = getRouteApi('/equity');

/** Whether the control arm shows selection bias, and how the crude figure misleads. */
export function EquityScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown = useScreenEpisode(search);
  const change = useCallback(
    (next: Partial<typeof search>) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <Screen
      title="Equity"
      lead="Mortality of all other ethnicities minus that of the dominant one, in the control arm: crude, and within each stage."
      actions={<EpisodeBar search={search} shown={shown} onChange={change} />}
    >
      <EpisodeFrame shown={shown}>
        {(ready) => <EquityBody ready={ready} onReveal={() => change({ reveal: true })} />}
      </EpisodeFrame>
    </Screen>
  );
}

interface EquityBodyProps {
  readonly ready: Extract<ScreenEpisode, { readonly state: 'ready' }>;
  readonly onReveal: () => void;
}

function EquityBody({ ready, onReveal }: EquityBodyProps) {
  const { episode, truth, played } = ready;
  const figures = useMemo(() => equityFigures(episode.dataset, episode.protocol.rules), [episode]);
  const threshold = episode.protocol.rules.adjusted_gap_threshold_pct;
  if (figures === null || threshold === null)
    return (
      <Panel>
        <Empty title="Equity is out of scope in this task">
          Only the hard task has a clause on selection bias. Choose it above to see one.
        </Empty>
      </Panel>
    );
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <Thresholds
          episode={episode}
          figures={figures}
          truth={truth}
          played={played?.replay.last ?? null}
          onReveal={onReveal}
        />
        <Panel title="Mortality gap by stage" note="Others minus dominant, with 95 % intervals.">
          <ForestPlot figures={figures} threshold={threshold} truth={truth} />
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title="Crude against stage-adjusted" note="A crude gap can come from who has which stage.">
          <SimpsonPlot figures={figures} />
        </Panel>
        <Panel title="Stage mix by group" note="Control arm, percent.">
          <GroupMix figures={figures} />
        </Panel>
      </div>
      <Panel className="xl:col-span-2" title="Stage mix by site" note="Both arms, percent.">
        <SiteMix episode={episode} />
      </Panel>
    </div>
  );
}
