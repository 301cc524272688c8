import { useMemo } from 'react';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import type { Replay } from '../../../records/replay.ts';
import { StepChart, type StepSeries } from '../../charts/step-chart.tsx';
import { Waterfall } from '../../charts/waterfall.tsx';
import type { RecordAddress } from '../../engine/screen-episode.ts';
import { landmarksOf, pathOf } from '../../engine/path.ts';
import { Figure } from '../../parts/figure.tsx';
import { signed } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { RecordHead } from './record-head.tsx';
import { Scrubber } from './scrubber.tsx';
import { StepPanel, type StepTab } from './step-panel.tsx';
import { Timeline } from './timeline.tsx';

interface ReplayBodyProps {
  readonly address: RecordAddress;
  readonly record: EpisodeRecord;
  readonly replay: Replay;
  readonly step: number;
  readonly tab: StepTab;
  readonly onStep: (step: number) => void;
  readonly onTab: (tab: StepTab) => void;
}

/** One record at one step. */
export function ReplayBody({ address, record, replay, step, tab, onStep, onTab }: ReplayBodyProps) {
  const path = useMemo(() => pathOf(replay), [replay]);
  const landmarks = useMemo(() => landmarksOf(record, replay), [record, replay]);
  const at = Math.min(step, record.entries.length);
  const state = at === 0 ? replay.first : (replay.states[at - 1] ?? replay.last);
  const point = path[at] ?? path[0];
  const score = useMemo(
    (): StepSeries[] => [
      { label: 'score if stopped here', color: '--series-1', values: path.map((each) => each.score) },
      {
        label: 'cumulative dense reward',
        color: '--series-2',
        dash: [6, 4],
        right: true,
        values: path.map((each) => each.denseTotal),
      },
    ],
    [path],
  );
  const detection = useMemo(
    (): StepSeries[] => [
      { label: 'recall', color: '--series-4', values: path.map((each) => each.breakdown.recall) },
      {
        label: 'precision',
        color: '--series-3',
        dash: [6, 4],
        values: path.map((each) => each.breakdown.precision),
      },
    ],
    [path],
  );
  if (!point) return null;
  const { episode } = replay;
  return (
    <div className="flex flex-col gap-4">
      <RecordHead address={address} record={record} />
      <Scrubber at={at} entries={record.entries} landmarks={landmarks} onStep={onStep} />
      <div className="grid gap-4 xl:grid-cols-[300px_minmax(0,1fr)_320px] 2xl:grid-cols-[360px_minmax(0,1fr)_400px]">
        <Timeline record={record} replay={replay} landmarks={landmarks} at={at} onStep={onStep} />
        <StepPanel
          address={address}
          record={record}
          replay={replay}
          at={at}
          state={state}
          tab={tab}
          onTab={onTab}
        />
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Score if it had stopped here">
            <Waterfall breakdown={point.breakdown} score={point.score} />
            <dl className="mt-3 grid grid-cols-3 gap-3 border-t border-line pt-3">
              <Figure label="Budget used" value={`${state.steps} / ${episode.task.budget}`} />
              <Figure
                label="Flags"
                value={`${state.correctFlags} + ${state.falsePositives}`}
                note="right + wrong"
              />
              <Figure label="Dense reward" value={signed(point.denseTotal, 2)} />
            </dl>
          </Panel>
          <Panel title="Score and reward">
            <StepChart label="Score and cumulative reward by step" series={score} at={at} onPick={onStep} />
          </Panel>
          <Panel title="Recall and precision">
            <StepChart
              label="Recall and precision by step"
              series={detection}
              at={at}
              range={[0, 1.02]}
              onPick={onStep}
            />
          </Panel>
        </div>
      </div>
    </div>
  );
}
