import { Link } from '@tanstack/react-router';
import { patientId } from '../../../core/dataset/dataset.ts';
import { rowAt } from '../../../core/dataset/rows.ts';
import { NOISE_COLUMNS, RULE_COLUMNS, type ColumnName, type Patient } from '../../../core/model/patient.ts';
import { firstPrompted, firstSeen } from '../../../records/first-seen.ts';
import { flagsByRow, truthOf } from '../../engine/flags.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { ERROR_NAMES, errorName, TRAP_NAMES } from '../../parts/format.ts';
import { Derivations } from './derivations.tsx';
import type { ReadyEpisode } from './patients-table.tsx';

interface PatientDrawerProps {
  readonly ready: ReadyEpisode;
  readonly row: number | null;
  readonly onClose: () => void;
  readonly onReveal: () => void;
}

/** One record: what is true of it, how that follows, what the agent did with it, and all of its fields. */
export function PatientDrawer({ ready, row, onClose, onReveal }: PatientDrawerProps) {
  const id = row === null ? '' : patientId(row);
  return (
    <Drawer label={`Patient ${id}`} title={`Patient ${id}`} open={row !== null} onClose={onClose}>
      {row === null ? null : <PatientCard ready={ready} row={row} onReveal={onReveal} />}
    </Drawer>
  );
}

interface PatientCardProps {
  readonly ready: ReadyEpisode;
  readonly row: number;
  readonly onReveal: () => void;
}

function PatientCard({ ready, row, onReveal }: PatientCardProps) {
  const { episode, truth, played } = ready;
  const patient = rowAt(episode.dataset, row);
  const { violation, trap } = truthOf(episode)[row] ?? { violation: null, trap: null };
  return (
    <div className="flex flex-col gap-5">
      {truth ? (
        <section className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-1.5">
            {violation ? (
              <Badge tone="missed">{ERROR_NAMES[violation]}</Badge>
            ) : (
              <Badge tone="right">valid</Badge>
            )}
            {trap ? <Badge tone="trap">trap: {TRAP_NAMES[trap]}</Badge> : null}
            <RuleLink ready={ready} id={patient.patient_id} />
          </div>
          <Derivations episode={episode} row={row} />
        </section>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed border-line-strong/60 p-3 text-[13px] text-ink-2">
          <span>The derivation is part of the answer key.</span>
          <Button small onClick={onReveal}>
            Reveal it
          </Button>
        </div>
      )}
      {played ? <Played ready={ready} row={row} /> : null}
      <Fields title="Rule columns" names={RULE_COLUMNS} patient={patient} />
      <Fields title="Noise columns" names={NOISE_COLUMNS} patient={patient} />
    </div>
  );
}

function RuleLink({ ready, id }: { readonly ready: ReadyEpisode; readonly id: string }) {
  const { episode, played } = ready;
  const source = played
    ? played.address
    : { task: episode.task.taskId, seed: episode.seed ?? undefined, reveal: true };
  return (
    <Link
      to="/protocol"
      search={{ ...source, patient: id }}
      className={`${buttonLook('quiet', true)} ml-auto`}
    >
      Light its rules
    </Link>
  );
}

function Played({ ready, row }: { readonly ready: ReadyEpisode; readonly row: number }) {
  const { played, episode } = ready;
  if (!played) return null;
  const { record, replay } = played;
  const flags = flagsByRow(replay.last).get(row) ?? [];
  const id = patientId(row);
  const place = record.entries.findIndex(
    (entry) =>
      entry.type === 'action' && entry.action.action_type === 'flag_error' && entry.action.patient_id === id,
  );
  const seen =
    (record.agent.model ? firstPrompted(record, episode) : firstSeen(record, episode))[row] ?? null;
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-ink-2">What {record.agent.name} did</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[13px]">
        <dt className="text-ink-3">Seen</dt>
        <dd>
          {seen === null ? 'never' : seen < 0 ? 'with the dataset, at the reset' : `at entry ${seen + 1}`}
        </dd>
        <dt className="text-ink-3">Flagged</dt>
        <dd className="flex flex-wrap items-center gap-1.5">
          {flags.length === 0 ? 'no' : null}
          {flags.map(({ type, right }) => (
            <Badge key={type} tone={right ? 'right' : 'wrong'}>
              {errorName(type)}: {right ? 'true positive' : 'false positive'}
            </Badge>
          ))}
          {place >= 0 ? (
            <Link
              to="/replay"
              search={{ ...played.address, step: place + 1 }}
              className="text-accent underline"
            >
              go to the step
            </Link>
          ) : null}
        </dd>
      </dl>
    </section>
  );
}

interface FieldsProps {
  readonly title: string;
  readonly names: readonly ColumnName[];
  readonly patient: Patient;
}

function Fields({ title, names, patient }: FieldsProps) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-ink-2">{title}</h3>
      <dl className="grid grid-cols-[minmax(0,150px)_1fr] gap-x-4 gap-y-1 text-xs">
        {names.map((name) => {
          const value = patient[name];
          if (value === undefined) return null;
          return (
            <div key={name} className="contents">
              <dt className="truncate font-mono text-ink-3">{name}</dt>
              <dd className="tabular">
                {value === null ? 'none' : Array.isArray(value) ? value.join(', ') || 'none' : value}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
