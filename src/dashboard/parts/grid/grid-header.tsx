import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { ColumnName } from '../../../core/model/patient.ts';
import { FIRST_NOISE, lookOf } from './columns.ts';
import { FilterMenu } from './filter-menu.tsx';
import { chosenGroups, groupsOf } from './filters.ts';
import { Histogram } from './histogram.tsx';

interface GridHeaderProps {
  readonly dataset: Dataset;
  readonly columns: readonly ColumnName[];
  readonly sort: { readonly column: ColumnName; readonly desc: boolean } | null;
  readonly where: readonly string[];
  readonly markWidth: number;
  readonly onSort: (column: ColumnName) => void;
  readonly onToggleFilter: (filter: string) => void;
}

/** The head of the grid: a name that sorts, a filter, and the column's histogram. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { columns, markWidth } = props;
  return (
    <div role="rowgroup" className="sticky top-0 z-20">
      <div role="row" aria-rowindex={1} className="flex border-b border-line bg-sunken">
        {columns.map((name, index) => (
          <HeaderCell
            key={name}
            {...props}
            name={name}
            colIndex={index + 1}
            extra={index === 0 ? markWidth : 0}
          />
        ))}
      </div>
    </div>
  );
});

interface HeaderCellProps extends GridHeaderProps {
  readonly name: ColumnName;
  readonly colIndex: number;
  /** Pixels beside the column's own width. */
  readonly extra: number;
}

function HeaderCell({
  dataset,
  name,
  colIndex,
  sort,
  where,
  extra,
  onSort,
  onToggleFilter,
}: HeaderCellProps) {
  const { label, width } = lookOf(name);
  const groups = useMemo(() => groupsOf(dataset, name), [dataset, name]);
  const chosen = chosenGroups(where, name);
  const sorted = sort?.column === name ? (sort.desc ? 'descending' : 'ascending') : 'none';
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-colindex={colIndex}
      aria-sort={sorted}
      style={{ width: width + extra }}
      className={`shrink-0 px-2 pt-1.5 pb-1 ${extra > 0 ? 'sticky left-0 z-10 border-r border-line bg-sunken' : ''} ${name === FIRST_NOISE ? 'border-l-2 border-line' : ''}`}
    >
      <div className="flex items-center gap-0.5">
        <button
          type="button"
          className="flex h-6 min-w-0 flex-1 items-center gap-1 rounded text-left font-semibold text-ink-2 hover:text-ink"
          title={`${name}: sort`}
          onClick={() => onSort(name)}
        >
          <span className="truncate">{label}</span>
          {sorted === 'none' ? null : <Arrow size={12} aria-hidden className="shrink-0 text-accent" />}
        </button>
        {groups.length > 1 ? (
          <FilterMenu column={name} label={label} groups={groups} chosen={chosen} onToggle={onToggleFilter} />
        ) : null}
      </div>
      <Histogram groups={groups} width={width + extra - 16} chosen={chosen} />
    </div>
  );
}
