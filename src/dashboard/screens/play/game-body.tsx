import { useCallback, useMemo, useState } from 'react';
import { Tabs } from 'radix-ui';
import type { Action } from '../../../core/model/action.ts';
import { fromRows } from '../../../core/dataset/from-rows.ts';
import type { Game } from '../../../dashboard-api/index.ts';
import { useMove } from '../../api/play.ts';
import { Badge } from '../../parts/badge.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Said } from '../../parts/said.tsx';
import { ActionForms } from './action-forms.tsx';
import { Ending } from './ending.tsx';
import { GamePatients } from './game-patients.tsx';
import { MoveLog } from './move-log.tsx';

const TABS = ['Patients', 'Protocol', 'Moves'] as const;

/** A game under way, or over. */
export function GameBody({ game }: { readonly game: Game }) {
  const { first, last, moves } = game;
  const move = useMove(game);
  const dataset = useMemo(() => fromRows(first.dataset), [first.dataset]);
  const [patient, setPatient] = useState('');
  const make = useCallback((action: Action) => move.mutate(action), [move]);
  const flags = useMemo(
    () =>
      moves.flatMap(({ action, outcome }) =>
        action.action_type === 'flag_error' && outcome.startsWith('flag_') && outcome !== 'flag_duplicate'
          ? [{ id: action.patient_id ?? '', type: action.error_type ?? '', outcome }]
          : [],
      ),
    [moves],
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="accent">{TASK_NAMES[first.task_id]}</Badge>
        <Badge>{game.feedback_mode}</Badge>
        <Badge>{last.phase}</Badge>
        <span className="tabular text-[13px] font-semibold" role="status">
          {last.attempts_remaining} of {first.attempts_remaining} steps left
        </span>
        <span className="tabular text-[13px] text-ink-2">{flags.length} flags</span>
      </div>
      {last.done ? <Ending game={game} /> : null}
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_400px]">
        <Panel flush className="self-start">
          <Tabs.Root defaultValue="Patients">
            <Tabs.List aria-label="Material" className="flex gap-1 border-b border-line px-3 pt-1.5">
              {TABS.map((name) => (
                <Tabs.Trigger
                  key={name}
                  value={name}
                  className="-mb-px border-b-2 border-transparent px-2.5 py-2 text-[13px] font-medium text-ink-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
                >
                  {name}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="Patients" className="h-[max(420px,calc(100dvh-240px))]">
              <GamePatients dataset={dataset} flags={flags} selected={patient} onSelect={setPatient} />
            </Tabs.Content>
            <Tabs.Content value="Protocol" className="p-4">
              <h2 className="mb-2 font-semibold">{first.protocol_title}</h2>
              <p className="max-w-[78ch] leading-7 whitespace-pre-wrap">{first.trial_protocol_excerpt}</p>
            </Tabs.Content>
            <Tabs.Content value="Moves" className="p-4">
              <MoveLog moves={moves} />
            </Tabs.Content>
          </Tabs.Root>
        </Panel>
        <div className="flex min-w-0 flex-col gap-4">
          {last.done ? null : (
            <Panel title="Your move">
              <ActionForms
                first={first}
                dataset={dataset}
                patient={patient}
                pending={move.isPending}
                onPatient={setPatient}
                onMove={make}
              />
            </Panel>
          )}
          <Panel title="Answer">
            <div className="flex flex-col gap-3" aria-live="polite">
              {move.data?.refusal ? <Notice tone="fault">{move.data.refusal}</Notice> : null}
              {move.error ? <Notice tone="fault">{move.error.message}</Notice> : null}
              <Said label="The environment answered" text={last.feedback} />
              <Said label="Your task" text={first.task_description} />
            </div>
          </Panel>
        </div>
      </div>
    </div>
  );
}
