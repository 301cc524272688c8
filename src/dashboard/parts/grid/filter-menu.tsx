import { Filter } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ColumnName } from '../../../core/model/patient.ts';
import type { GroupCount } from '../../../core/statistics/count.ts';
import { filterText } from './filters.ts';

interface FilterMenuProps {
  readonly column: ColumnName;
  readonly label: string;
  readonly groups: readonly GroupCount[];
  readonly chosen: readonly string[];
  readonly onToggle: (filter: string) => void;
}

/** The groups of a column to choose from, with their sizes. */
export function FilterMenu({ column, label, groups, chosen, onToggle }: FilterMenuProps) {
  const active = chosen.length > 0;
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={active ? `Filter ${label}: ${chosen.join(', ')}` : `Filter ${label}`}
        className={`flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover ${active ? 'bg-accent-soft text-accent' : 'text-ink-3'}`}
      >
        <Filter size={12} aria-hidden fill={active ? 'currentColor' : 'none'} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={`Filter ${label}`}
          className="scroll-slim z-40 max-h-72 w-60 overflow-y-auto rounded-lg border border-line bg-panel p-1.5 shadow-panel"
        >
          {groups.map((group) => (
            <label
              key={group.value}
              className="flex items-center gap-2 rounded px-2 py-1 text-xs font-normal hover:bg-hover"
            >
              <input
                type="checkbox"
                className="accent-(--accent)"
                checked={chosen.includes(group.value)}
                onChange={() => onToggle(filterText(column, group.value))}
              />
              <span className="min-w-0 flex-1 truncate">{group.value}</span>
              <span className="tabular text-ink-3">{group.patients}</span>
            </label>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
