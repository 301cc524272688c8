import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { TASKS } from '../../../core/tasks/tasks.ts';
import { RANKED_TASK_IDS, type TaskId } from '../../../core/model/vocabulary.ts';
import { offerQuery } from '../../api/offer.ts';
import { useStartGame } from '../../api/play.ts';
import { Button } from '../../parts/button.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { useState } from 'react';

/** Chooses a task and begins. */
export function StartGame() {
  const navigate = useNavigate();
  const offer = useQuery(offerQuery);
  const start = useStartGame();
  const [feedback, setFeedback] = useState<'blind' | 'verdict'>('blind');
  if (offer.data?.read_only)
    return <Notice>This page only shows records: no game can be played here.</Notice>;
  const begin = (task_id: TaskId) =>
    start.mutate(
      { task_id, feedback_mode: feedback },
      { onSuccess: (game) => void navigate({ to: '/play', search: { game: game.game_id } }) },
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 text-[13px] text-ink-2">
        Feedback
        <Toggle
          label="Feedback"
          value={feedback}
          choices={[
            { value: 'blind', label: 'Blind, as in evaluation' },
            { value: 'verdict', label: 'Verdict after each flag' },
          ]}
          onChange={setFeedback}
        />
      </div>
      {start.error ? <Notice tone="fault">{start.error.message}</Notice> : null}
      <div className="grid gap-4 md:grid-cols-3">
        {RANKED_TASK_IDS.map((id) => {
          const task = TASKS[id];
          return (
            <Panel key={id} title={TASK_NAMES[id]}>
              <p className="text-[13px] text-ink-2">{task.description}</p>
              <p className="tabular mt-2 mb-3 text-xs text-ink-3">
                {task.patients} patients, {task.budget} steps
              </p>
              <Button look="primary" disabled={start.isPending} onClick={() => begin(id)}>
                Play {TASK_NAMES[id].split(':')[0]?.toLowerCase()}
              </Button>
            </Panel>
          );
        })}
      </div>
    </>
  );
}
