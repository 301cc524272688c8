import type { EpisodeRecord } from '../../core/model/record.ts';
import type { RecordAddress } from '../engine/screen-episode.ts';
import { Badge } from './badge.tsx';
import { TASK_NAMES } from './format.ts';
import { Panel } from './panel.tsx';
import { RecordButton } from './record-button.tsx';

/** What can be said of a record whose episode only its key can make: what it claims, and how it is played again. */
export function SealedRecord({
  address,
  record,
}: {
  readonly address: RecordAddress;
  readonly record: EpisodeRecord;
}) {
  const { agent, episode, result } = record;
  const { sealed } = episode;
  return (
    <Panel title="This record cannot be replayed without its key">
      <div className="flex max-w-3xl flex-col gap-3 text-[13px] text-ink-2">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone="accent">{agent.name}</Badge>
          {agent.model ? <Badge>{agent.model.id}</Badge> : null}
          {agent.model?.mock ? <Badge tone="caution">mock model: a script answers</Badge> : null}
          <Badge>{TASK_NAMES[episode.task_id]}</Badge>
          <Badge>{sealed === null ? 'sealed' : `sealed: ${sealed.split}, place ${sealed.index}`}</Badge>
        </div>
        <p>
          Its episode is sealed: protocol and patients are made with a secret key, which stands neither in the
          record nor in this page. That is no fault of the record. Until the key is told, this page can show
          no patient, no step and no answer.
        </p>
        <p>
          The record itself says: {result.outcome.replaceAll('_', ' ')},{' '}
          {result.score === null ? 'no score' : `score ${result.score.toFixed(6)}`}, {result.steps}{' '}
          {result.steps === 1 ? 'step' : 'steps'}. Nothing of that was checked here.
        </p>
        <p>Whoever has the key plays every record of the run again, and checks it, on the command line:</p>
        <pre
          aria-label="Command"
          className="rounded-lg bg-sunken px-3 py-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap text-ink"
        >
          {`CLINICALBENCH_SEALED_KEY=... clinicalbench verify runs/${address.run}`}
        </pre>
        <div>
          <RecordButton address={address} record={record} />
        </div>
      </div>
    </Panel>
  );
}
