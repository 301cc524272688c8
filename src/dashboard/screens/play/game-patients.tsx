import { useCallback, useMemo, useState } from 'react';
import { patientId, rowOf, type Dataset } from '../../../core/dataset/dataset.ts';
import { RULE_COLUMNS, type ColumnName } from '../../../core/model/patient.ts';
import { rowFilter, toggled } from '../../parts/grid/filters.ts';
import { PatientGrid } from '../../parts/grid/patient-grid.tsx';
import { Mark, type Verdict } from '../../parts/mark.tsx';

interface GamePatientsProps {
  readonly dataset: Dataset;
  readonly flags: readonly { readonly id: string; readonly type: string; readonly outcome: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** The records of a game, with the player's own flags and nothing else marked. */
export function GamePatients({ dataset, flags, selected, onSelect }: GamePatientsProps) {
  const [where, setWhere] = useState<readonly string[]>([]);
  const [sort, setSort] = useState<{ column: ColumnName; desc: boolean } | null>(null);
  const rows = useMemo(() => {
    const passes = rowFilter(dataset, where);
    return Array.from({ length: dataset.size }, (_, row) => row).filter(passes);
  }, [dataset, where]);
  const marks = useMemo(
    () =>
      new Map(
        flags.map(({ id, type, outcome }) => [
          id,
          <Mark key={id} verdict={verdictOf(outcome)} title={`flagged: ${type}`} />,
        ]),
      ),
    [flags],
  );
  const columns = useMemo(() => RULE_COLUMNS.filter((name) => dataset.names.includes(name)), [dataset]);
  const markOf = useCallback((row: number) => marks.get(patientId(row)) ?? null, [marks]);
  const onSort = useCallback(
    (column: ColumnName) =>
      setSort((before) =>
        before?.column !== column ? { column, desc: false } : before.desc ? null : { column, desc: true },
      ),
    [],
  );
  const onToggle = useCallback((filter: string) => setWhere((before) => toggled(before, filter)), []);
  const open = useCallback((row: number) => onSelect(patientId(row)), [onSelect]);
  const row = rowOf(dataset, selected);
  return (
    <PatientGrid
      dataset={dataset}
      columns={columns}
      rows={rows}
      sort={sort}
      where={where}
      markOf={markOf}
      selected={row < 0 ? null : row}
      onSort={onSort}
      onToggleFilter={onToggle}
      onOpen={open}
    />
  );
}

function verdictOf(outcome: string): Verdict {
  if (outcome === 'flag_correct') return 'right';
  return outcome === 'flag_false_positive' ? 'wrong' : 'flagged';
}
