import type { Move } from '../../../dashboard-api/index.ts';
import { EntryIcon } from '../../parts/entry-icon.tsx';
import { actionLine } from '../../parts/entry-text.ts';
import { Empty } from '../../parts/notice.tsx';

/** What was played so far, with what it led to. */
export function MoveLog({ moves }: { readonly moves: readonly Move[] }) {
  if (moves.length === 0) return <Empty title="No move yet" />;
  return (
    <ol className="divide-y divide-line text-[13px]">
      {moves.map((move, index) => {
        const { kind, text } = actionLine(move.action);
        return (
          <li key={index} className="flex flex-wrap items-start gap-x-2.5 gap-y-1 py-2">
            <span className="tabular w-6 text-right text-ink-3">{index + 1}</span>
            <EntryIcon kind={kind} />
            <span className="font-medium">{kind}</span>
            <span className="min-w-40 flex-1 wrap-break-word">{text}</span>
            <span className="text-xs text-ink-3">{move.outcome}</span>
          </li>
        );
      })}
    </ol>
  );
}
