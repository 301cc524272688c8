import { Link } from '@tanstack/react-router';
import { BadgeCheck, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import { verifyRecord, type Verification } from '../../../records/verify.ts';
import type { RecordAddress } from '../../engine/screen-episode.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, buttonLook } from '../../parts/button.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { RecordButton } from '../../parts/record-button.tsx';

/** Who played what, how it ended, and whether the record holds when it is played again. */
export function RecordHead({
  address,
  record,
}: {
  readonly address: RecordAddress;
  readonly record: EpisodeRecord;
}) {
  const [checked, setChecked] = useState<Verification | null>(null);
  const { agent, episode, result } = record;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="accent">{agent.name}</Badge>
        {agent.model ? <Badge>{agent.model.id}</Badge> : null}
        {agent.model?.mock ? <Badge tone="caution">mock model: a script answers</Badge> : null}
        <Badge>{TASK_NAMES[episode.task_id]}</Badge>
        <Badge>{episode.seed === null ? 'sealed' : `seed ${episode.seed}`}</Badge>
        {episode.task_overrides ? <Badge tone="caution">custom task, never ranked</Badge> : null}
        <Badge>{episode.options.feedback_mode}</Badge>
        <Badge tone={result.outcome === 'completed' ? 'right' : 'wrong'}>{result.outcome}</Badge>
        <span className="tabular text-[13px] font-semibold">
          {result.score === null ? 'no score' : `score ${result.score.toFixed(6)}`}
        </span>
        <span className="ml-auto flex flex-wrap gap-1.5">
          <Link to="/patients" search={address} className={buttonLook('plain', true)}>
            Patients
          </Link>
          <Link to="/protocol" search={address} className={buttonLook('plain', true)}>
            Protocol
          </Link>
          <Link to="/equity" search={address} className={buttonLook('plain', true)}>
            Equity
          </Link>
          <RecordButton address={address} record={record} />
          <Button
            small
            icon={<BadgeCheck size={13} aria-hidden />}
            onClick={() => setChecked(verifyRecord(record))}
          >
            Verify
          </Button>
        </span>
      </div>
      {result.cause ? (
        <Notice tone="fault">
          Incomplete ({result.cause.kind}): {result.cause.message}
        </Notice>
      ) : null}
      {checked ? <Checked verification={checked} /> : null}
    </div>
  );
}

function Checked({ verification }: { readonly verification: Verification }) {
  const { faults, record } = verification;
  if (faults.length === 0)
    return (
      <p
        role="status"
        className="flex items-center gap-2 rounded-lg bg-good-soft px-3.5 py-2 text-[13px] text-good"
      >
        <BadgeCheck size={16} aria-hidden />
        Verified: played again in this browser, every hash, reward and the score hold (
        {record?.entries.length} entries).
      </p>
    );
  return (
    <div role="alert" className="rounded-lg bg-wrong-soft px-3.5 py-2 text-[13px] text-wrong">
      <p className="flex items-center gap-2 font-medium">
        <ShieldAlert size={16} aria-hidden />
        {faults.length} faults: this record does not hold.
      </p>
      <ul className="mt-1 list-disc pl-8">
        {faults.slice(0, 8).map((fault, index) => (
          <li key={index}>
            {fault.entry === null ? '' : `entry ${fault.entry + 1}: `}
            {fault.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
