import type { Episode } from '../../../core/generate/episode.ts';
import { deriveRow } from '../../engine/derivation.ts';
import { Badge } from '../../parts/badge.tsx';
import { ERROR_NAMES } from '../../parts/format.ts';

/** How each rule in force judges one record, step by step. */
export function Derivations({ episode, row }: { readonly episode: Episode; readonly row: number }) {
  return (
    <ul className="flex flex-col gap-2.5" aria-label="Derivation">
      {deriveRow(episode, row).map(({ errorType, steps, violates, conclusion }) => (
        <li
          key={errorType}
          className={`rounded-lg border p-3 ${violates ? 'border-missed/40 bg-missed-soft/50' : 'border-line'}`}
        >
          <div className="mb-2 flex items-center justify-between gap-2">
            <span className="text-[13px] font-semibold">{ERROR_NAMES[errorType]}</span>
            <Badge tone={violates ? 'missed' : 'right'}>{violates ? 'violation' : 'valid'}</Badge>
          </div>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs">
            {steps.map(({ what, is }) => (
              <div key={what} className="contents">
                <dt className="text-ink-3">{what}</dt>
                <dd className="tabular font-mono">{is}</dd>
              </div>
            ))}
            <div className="contents font-semibold">
              <dt className="text-ink-2">so</dt>
              <dd className="tabular font-mono">{conclusion}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
