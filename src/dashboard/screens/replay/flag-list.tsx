import { Link } from '@tanstack/react-router';
import { patientId } from '../../../core/dataset/dataset.ts';
import { flaggedRow, flaggedType, isCorrect } from '../../../core/episode/flag-code.ts';
import type { EpisodeState } from '../../../core/episode/state.ts';
import type { RecordAddress } from '../../engine/screen-episode.ts';
import { truthOf } from '../../engine/flags.ts';
import { ERROR_NAMES, TRAP_NAMES } from '../../parts/format.ts';
import { Mark } from '../../parts/mark.tsx';
import { Empty } from '../../parts/notice.tsx';

/** The flags that stand at a step, each with its verdict. */
export function FlagList({
  address,
  state,
}: {
  readonly address: RecordAddress;
  readonly state: EpisodeState;
}) {
  const truths = truthOf(state.episode);
  if (state.flags.length === 0) return <Empty title="No flag stands at this step" />;
  return (
    <table className="w-full text-[13px]">
      <thead>
        <tr className="text-left text-xs text-ink-3">
          <th scope="col" className="py-1 pr-2 font-medium">
            Verdict
          </th>
          <th scope="col" className="py-1 pr-2 font-medium">
            Patient
          </th>
          <th scope="col" className="py-1 font-medium">
            Flagged for
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            Trap
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {state.flags.map((code) => {
          const row = flaggedRow(code);
          const right = isCorrect(state.episode.truth, code);
          const trap = row === null ? null : (truths[row]?.trap ?? null);
          return (
            <tr key={code}>
              <td className="py-1.5 pr-2">
                <span className="flex items-center gap-1.5 text-xs">
                  <Mark verdict={right ? 'right' : 'wrong'} />
                  {right ? 'right' : 'false'}
                </span>
              </td>
              <td className="py-1.5 pr-2 font-mono">
                {row === null ? (
                  'cohort'
                ) : (
                  <Link
                    to="/patients"
                    search={{ ...address, patient: patientId(row) }}
                    className="text-accent underline-offset-2 hover:underline"
                  >
                    {patientId(row)}
                  </Link>
                )}
              </td>
              <td className="py-1.5">{ERROR_NAMES[flaggedType(code)]}</td>
              <td className="py-1.5 text-right text-xs text-ink-3">{trap ? TRAP_NAMES[trap] : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
