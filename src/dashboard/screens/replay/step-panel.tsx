import { Tabs } from 'radix-ui';
import type { EpisodeState } from '../../../core/episode/state.ts';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import type { Replay } from '../../../records/replay.ts';
import type { RecordAddress } from '../../engine/screen-episode.ts';
import { Panel } from '../../parts/panel.tsx';
import { FlagList } from './flag-list.tsx';
import { PromptInspector } from './prompt-inspector.tsx';
import { ReportView } from './report-view.tsx';
import { StepView } from './step-view.tsx';

export type StepTab = 'step' | 'flags' | 'report' | 'prompt';

const TABS: readonly { readonly value: StepTab; readonly name: string }[] = [
  { value: 'step', name: 'Step' },
  { value: 'flags', name: 'Flags' },
  { value: 'report', name: 'Report' },
  { value: 'prompt', name: 'Prompt' },
];

interface StepPanelProps {
  readonly address: RecordAddress;
  readonly record: EpisodeRecord;
  readonly replay: Replay;
  readonly at: number;
  readonly state: EpisodeState;
  readonly tab: StepTab;
  readonly onTab: (tab: StepTab) => void;
}

/** What there is to see at one step. */
export function StepPanel({ address, record, replay, at, state, tab, onTab }: StepPanelProps) {
  return (
    <Panel flush>
      <Tabs.Root
        value={tab}
        onValueChange={(value) => {
          const chosen = TABS.find((each) => each.value === value);
          if (chosen) onTab(chosen.value);
        }}
      >
        <Tabs.List aria-label="Details" className="flex gap-1 border-b border-line px-3 pt-1.5">
          {TABS.map(({ value, name }) => (
            <Tabs.Trigger
              key={value}
              value={value}
              className="-mb-px border-b-2 border-transparent px-2.5 py-2 text-[13px] font-medium text-ink-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {name}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="step" className="p-4">
          <StepView record={record} replay={replay} at={at} state={state} />
        </Tabs.Content>
        <Tabs.Content value="flags" className="p-4">
          <FlagList address={address} state={state} />
        </Tabs.Content>
        <Tabs.Content value="report" className="p-4">
          <ReportView record={record} replay={replay} />
        </Tabs.Content>
        <Tabs.Content value="prompt" className="p-4">
          <PromptInspector events={eventsBefore(record, at)} />
        </Tabs.Content>
      </Tabs.Root>
    </Panel>
  );
}

function eventsBefore(record: EpisodeRecord, at: number) {
  return record.entries.slice(0, at).flatMap((entry) => (entry.type === 'agent' ? [entry.event] : []));
}
