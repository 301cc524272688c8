import { Search, X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { patientId } from '../../../core/dataset/dataset.ts';
import { rowAt } from '../../../core/dataset/rows.ts';
import type { ColumnName } from '../../../core/model/patient.ts';
import { firstPrompted, firstSeen } from '../../../records/first-seen.ts';
import { truthOf, verdictsOf } from '../../engine/flags.ts';
import type { ScreenEpisode } from '../../engine/screen-episode.ts';
import { Button } from '../../parts/button.tsx';
import { InputField, SelectField } from '../../parts/field.tsx';
import { TRAP_NAMES } from '../../parts/format.ts';
import { COLUMN_SETS, type ColumnSet } from '../../parts/grid/columns.ts';
import { rowFilter } from '../../parts/grid/filters.ts';
import { PatientGrid } from '../../parts/grid/patient-grid.tsx';
import { Mark, VERDICTS, type Verdict } from '../../parts/mark.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { Legend } from './legend.tsx';

export type ReadyEpisode = Extract<ScreenEpisode, { readonly state: 'ready' }>;

interface PatientsTableProps {
  readonly ready: ReadyEpisode;
  readonly sort: { readonly column: ColumnName; readonly desc: boolean } | null;
  readonly where: readonly string[];
  readonly find: string;
  readonly show: ColumnSet;
  readonly verdict: string | undefined;
  readonly selected: number | null;
  readonly onSort: (column: ColumnName) => void;
  readonly onToggleFilter: (filter: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onChange: (change: {
    find?: string | undefined;
    show?: ColumnSet | undefined;
    verdict?: string | undefined;
    where?: string[] | undefined;
  }) => void;
}

/** The grid with what stands above it: finding, columns, verdicts, the filters in force. */
export function PatientsTable(props: PatientsTableProps) {
  const { ready, where, find, show, verdict, onChange, onOpen } = props;
  const { episode, truth, played } = ready;
  const { dataset } = episode;
  const truths = useMemo(() => truthOf(episode), [episode]);
  const verdicts = useMemo(
    () => (truth ? verdictsOf(truths, played?.replay.last ?? null) : truths.map(() => null)),
    [truth, truths, played],
  );
  const seen = useMemo(() => {
    if (!played) return null;
    const prompted = played.record.agent.model !== null;
    return prompted ? firstPrompted(played.record, episode) : firstSeen(played.record, episode);
  }, [played, episode]);
  const marks = useMemo(
    () =>
      verdicts.map((each, row) => {
        if (!each) return null;
        const { violation, trap } = truths[row] ?? { violation: null, trap: null };
        const detail = [VERDICTS[each].word, violation, trap ? `trap: ${TRAP_NAMES[trap]}` : null];
        return <Mark key={row} verdict={each} title={detail.filter(Boolean).join(', ')} />;
      }),
    [verdicts, truths],
  );
  const rows = useMemo(() => {
    const passes = rowFilter(dataset, where);
    const words = find.trim().toLowerCase();
    return Array.from({ length: dataset.size }, (_, row) => row).filter(
      (row) =>
        passes(row) &&
        (verdict === undefined || matchesVerdict(verdict, verdicts[row] ?? null, seen?.[row])) &&
        (words === '' || textOf(ready, row).includes(words)),
    );
  }, [dataset, where, find, verdict, verdicts, seen, ready]);
  const markOf = useCallback((row: number) => marks[row] ?? null, [marks]);
  const open = useCallback((row: number) => onOpen(patientId(row)), [onOpen]);
  const present = useMemo(() => new Set(verdicts.filter((each) => each !== null)), [verdicts]);
  const columns = useMemo(
    () => COLUMN_SETS[show].filter((name) => dataset.names.includes(name)),
    [show, dataset],
  );

  return (
    <Panel flush className="flex h-[max(460px,calc(100dvh-190px))] flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
        <div className="relative">
          <Search size={14} aria-hidden className="absolute top-2.5 left-2.5 text-ink-3" />
          <InputField
            bare
            label="Find a patient, site or tumour"
            placeholder="Find a patient, site, tumour"
            data-find
            className="w-56 [&_input]:pl-8"
            value={find}
            onChange={(event) => onChange({ find: event.target.value || undefined })}
          />
        </div>
        <Toggle
          label="Columns"
          value={show}
          choices={[
            { value: 'rule', label: 'Rule columns', hint: '15 columns that carry a rule or the design' },
            { value: 'noise', label: 'Noise', hint: '11 clinical columns that no rule reads' },
            { value: 'all', label: 'All 26' },
          ]}
          onChange={(value) => onChange({ show: value === 'rule' ? undefined : value })}
        />
        {present.size > 0 || seen ? (
          <SelectField
            bare
            label="Verdict"
            className="w-44"
            value={verdict ?? ''}
            onChange={(event) => onChange({ verdict: event.target.value || undefined })}
          >
            <option value="">Every record</option>
            {[...present].map((each) => (
              <option key={each} value={each}>
                {VERDICTS[each].word}
              </option>
            ))}
            {seen?.includes(null) ? <option value="unseen">never seen by the agent</option> : null}
          </SelectField>
        ) : null}
        {where.map((filter) => (
          <Button
            key={filter}
            small
            aria-label={`Remove the filter ${filter}`}
            onClick={() => props.onToggleFilter(filter)}
          >
            {filter.replace(':', ' = ')}
            <X size={12} aria-hidden />
          </Button>
        ))}
        <p role="status" className="tabular ml-auto text-xs text-ink-3">
          {rows.length} of {dataset.size} patients
        </p>
      </div>
      {truth ? <Legend present={present} /> : null}
      <div className="min-h-0 flex-1">
        <PatientGrid
          dataset={dataset}
          columns={columns}
          rows={rows}
          sort={props.sort}
          where={where}
          markOf={markOf}
          selected={props.selected}
          onSort={props.onSort}
          onToggleFilter={props.onToggleFilter}
          onOpen={open}
        />
      </div>
    </Panel>
  );
}

function matchesVerdict(wanted: string, verdict: Verdict | null, seen: number | null | undefined): boolean {
  return wanted === 'unseen' ? seen === null : verdict === wanted;
}

function textOf({ episode }: ReadyEpisode, row: number): string {
  const patient = rowAt(episode.dataset, row);
  return [
    patient.patient_id,
    patient.treatment_site,
    patient.country,
    patient.primary_tumor_site,
    patient.histology_type,
  ]
    .join(' ')
    .toLowerCase();
}
