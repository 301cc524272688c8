import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useScreenEpisode } from '../../engine/screen-episode.ts';
import { EpisodeFrame } from '../../parts/episode-frame.tsx';
import { Screen } from '../../parts/screen.tsx';
import { RecordPicker } from './record-picker.tsx';
import { ReplayBody } from './replay-body.tsx';

const route = getRouteApi('/replay');

/** Any record, step by step. The engine in this browser plays it again, so that what is shown is what was graded. */
export function ReplayScreen() {
  const { run, episode = 0, step, tab } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = useScreenEpisode({ run, episode });
  const onStep = useCallback(
    (next: number) =>
      void navigate({ search: (before) => ({ ...before, step: next }), replace: true, resetScroll: false }),
    [navigate],
  );
  const onTab = useCallback(
    (next: NonNullable<typeof tab>) =>
      void navigate({ search: (before) => ({ ...before, tab: next }), replace: true, resetScroll: false }),
    [navigate],
  );
  if (run === undefined)
    return (
      <Screen title="Replay" lead="Choose a record. It is played again in this browser, action by action.">
        <RecordPicker />
      </Screen>
    );
  return (
    <Screen
      title="Replay"
      lead="Every number is recomputed in this browser from the seed and the actions of the record."
    >
      <EpisodeFrame shown={shown}>
        {({ played }) =>
          played ? (
            <ReplayBody
              key={`${run}-${episode}`}
              address={played.address}
              record={played.record}
              replay={played.replay}
              step={step ?? played.record.entries.length}
              tab={tab ?? 'step'}
              onStep={onStep}
              onTab={onTab}
            />
          ) : null
        }
      </EpisodeFrame>
    </Screen>
  );
}
