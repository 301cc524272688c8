import type { ReactNode } from 'react';
import { RECORD_ERROR_TYPES } from '../../../core/model/vocabulary.ts';
import { MISS_CAUSES, type ComparedContestant } from '../../../dashboard-api/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { ERROR_NAMES, percent, TRAP_NAMES } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';

/** How each contestant fails, side by side. */
export function FailureModes({ contestants }: { readonly contestants: readonly ComparedContestant[] }) {
  const types = [...new Set(contestants.flatMap((each) => each.recall_by_type.map(({ type }) => type)))];
  const kinds = [...new Set(contestants.flatMap((each) => each.traps.map(({ kind }) => kind)))];
  return (
    <Panel
      title="Failure modes side by side"
      note="Rates over all episodes together; counts where a rate would hide them."
      flush
    >
      <div
        className="overflow-x-auto border-t border-line"
        tabIndex={0}
        role="region"
        aria-label="Failure modes"
      >
        <table className="w-full text-[13px]">
          <thead>
            <tr className="border-b border-line text-left text-xs">
              <th scope="col" className="px-4 py-2 font-medium text-ink-3">
                <span className="sr-only">Measure</span>
              </th>
              {contestants.map(({ name, mock }) => (
                <th key={name} scope="col" className="px-4 py-2 font-semibold">
                  <span className="flex items-center gap-1.5">
                    {name} {mock ? <Badge tone="caution">mock</Badge> : null}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Line
              name="Episodes (without a result)"
              contestants={contestants}
              cell={(each) => `${each.episodes} (${each.failed})`}
            />
            <Line
              name="Mean score"
              contestants={contestants}
              cell={(each) => each.mean?.toFixed(3) ?? '–'}
              strong
            />
            <Line
              name="Exact audits"
              contestants={contestants}
              cell={(each) => `${each.exact_audits} of ${each.episodes}`}
            />
            <Group name="Overflagging" columns={contestants.length} />
            <Line
              name="Valid traps flagged"
              contestants={contestants}
              cell={(each) => <Bar share={each.overflagging} tone="wrong" />}
            />
            <Line
              name="False positives per 100 valid"
              contestants={contestants}
              cell={(each) => each.false_positives_per_100_valid?.toFixed(2) ?? '–'}
            />
            <Group name="Temporal confusion" columns={contestants.length} />
            <Line
              name="Missed and invented temporal flags"
              contestants={contestants}
              cell={(each) => <Bar share={each.temporal_confusion} tone="wrong" />}
            />
            <Group name="Bias misinterpretation" columns={contestants.length} />
            <Line
              name="Right / escalated / dismissed"
              contestants={contestants}
              cell={({ bias }) => `${bias.right} / ${bias.escalated} / ${bias.dismissed}`}
            />
            <Group name="Recall by error type" columns={contestants.length} />
            {types.map((type) => (
              <Line
                key={type}
                name={ERROR_NAMES[type]}
                contestants={contestants}
                cell={(each) => {
                  const found = each.recall_by_type.find((line) => line.type === type);
                  return found ? (
                    <Bar
                      share={found.found / found.violations}
                      note={`${found.found} of ${found.violations}`}
                    />
                  ) : (
                    '–'
                  );
                }}
              />
            ))}
            <Group name="Error type flagged × trap kind" columns={contestants.length} />
            {kinds.map((kind) => (
              <Line
                key={kind}
                name={`${TRAP_NAMES[kind]}${kind === 'comorbidity_override' ? ' (a violation)' : ''}`}
                contestants={contestants}
                cell={(each) => {
                  const line = each.traps.find((trap) => trap.kind === kind);
                  return line ? trapText(line) : '–';
                }}
              />
            ))}
            <Group name="Where missed violations were lost" columns={contestants.length} />
            {MISS_CAUSES.map((cause) => (
              <Line
                key={cause}
                name={cause}
                contestants={contestants}
                cell={(each) => each.misses[cause] ?? 0}
              />
            ))}
            <Group name="Calibration of stated confidence" columns={contestants.length} />
            <Line
              name="Brier score, expected calibration error"
              contestants={contestants}
              cell={(each) =>
                each.calibration
                  ? `${each.calibration.brier.toFixed(3)}, ${each.calibration.ece.toFixed(3)}`
                  : 'no flags'
              }
            />
            <Line
              name="Stated → right"
              contestants={contestants}
              cell={(each) =>
                each.calibration?.bins
                  .map(
                    ({ confidence, right, count }) =>
                      `${confidence.toFixed(2)} → ${right.toFixed(2)} (${count})`,
                  )
                  .join(' · ') ?? '–'
              }
            />
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function trapText({ records, flagged }: ComparedContestant['traps'][number]): string {
  const parts = RECORD_ERROR_TYPES.flatMap((type) => {
    const count = flagged[type] ?? 0;
    return count > 0 ? [`${count} as ${ERROR_NAMES[type]}`] : [];
  });
  return parts.length === 0 ? `none of ${records} flagged` : `${parts.join(', ')} of ${records}`;
}

interface LineProps {
  readonly name: string;
  readonly contestants: readonly ComparedContestant[];
  readonly cell: (contestant: ComparedContestant) => ReactNode;
  readonly strong?: boolean;
}

function Line({ name, contestants, cell, strong = false }: LineProps) {
  return (
    <tr className="border-b border-line/60">
      <th scope="row" className="px-4 py-1.5 text-left font-normal text-ink-2">
        {name}
      </th>
      {contestants.map((each) => (
        <td key={each.name} className={`tabular px-4 py-1.5 ${strong ? 'font-semibold' : ''}`}>
          {cell(each)}
        </td>
      ))}
    </tr>
  );
}

function Group({ name, columns }: { readonly name: string; readonly columns: number }) {
  return (
    <tr className="border-b border-line/60 bg-sunken">
      <th scope="colgroup" colSpan={columns + 1} className="px-4 py-1.5 text-left text-xs font-semibold">
        {name}
      </th>
    </tr>
  );
}

interface BarProps {
  readonly share: number | null;
  readonly note?: string;
  readonly tone?: 'accent' | 'wrong';
}

function Bar({ share, note, tone = 'accent' }: BarProps) {
  if (share === null) return '–';
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <span className="h-1.5 w-12 shrink-0 overflow-hidden rounded-full bg-hover" aria-hidden>
        <span
          className={`block h-full ${tone === 'wrong' ? 'bg-wrong' : 'bg-accent'}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span>{percent(share)}</span>
      {note === undefined ? null : <span className="text-xs text-ink-3">{note}</span>}
    </span>
  );
}
