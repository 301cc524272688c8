import { ArrowDown, ArrowUp } from 'lucide-react';

/** Which column a table is sorted by. */
export interface RunSort {
  readonly column: string;
  readonly desc: boolean;
}

interface SortHeadProps {
  readonly name: string;
  readonly label: string;
  readonly sort: RunSort;
  readonly onSort: (column: string) => void;
  readonly numeric?: boolean;
}

/** The head of a column that sorts. */
export function SortHead({ name, label, sort, onSort, numeric = false }: SortHeadProps) {
  const active = sort.column === name;
  const Arrow = sort.desc ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={active ? (sort.desc ? 'descending' : 'ascending') : 'none'}
      className={`px-3 py-1.5 font-medium ${numeric ? 'text-right' : ''}`}
    >
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded hover:text-ink"
        onClick={() => onSort(name)}
      >
        {label}
        {active ? <Arrow size={12} aria-hidden className="text-accent" /> : null}
      </button>
    </th>
  );
}
