import { Check, Minus } from 'lucide-react';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import { SECTION_NAMES } from '../../../core/score/report-grade.ts';
import type { Replay } from '../../../records/replay.ts';
import { Empty } from '../../parts/notice.tsx';
import { Said } from '../../parts/said.tsx';

/** The report as it was written, and the point of each section. */
export function ReportView({ record, replay }: { readonly record: EpisodeRecord; readonly replay: Replay }) {
  const entry = record.entries.findLast(
    (each) => each.type === 'action' && each.action.action_type === 'submit_report',
  );
  const { grade } = replay.last;
  if (entry?.type !== 'action' || !grade) return <Empty title="No report was handed in" />;
  return (
    <div className="flex flex-col gap-3">
      <ul className="grid gap-1.5 text-[13px] sm:grid-cols-2" aria-label="Report points">
        {SECTION_NAMES.map((name) => {
          const earned = grade.sections[name];
          const Icon = earned ? Check : Minus;
          return (
            <li key={name} className="flex items-center gap-2">
              <span className={earned ? 'text-good' : 'text-ink-3'}>
                <Icon size={15} aria-hidden />
              </span>
              {name}
              <span className="ml-auto text-xs text-ink-3">{earned ? '1 point' : 'no point'}</span>
            </li>
          );
        })}
      </ul>
      <Said label={`Report, ${grade.points} of 5 points`} text={entry.action.report ?? ''} />
    </div>
  );
}
