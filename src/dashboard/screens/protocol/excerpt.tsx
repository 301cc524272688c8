import type { ClauseName } from '../../../core/generate/excerpt/clauses.ts';
import type { ExcerptPart } from '../../engine/clause-spans.ts';
import { RULE_NAMES } from '../../engine/rules-of-clause.ts';

interface ExcerptProps {
  readonly parts: readonly ExcerptPart[];
  readonly rule: ClauseName | null;
  readonly pinned: ClauseName | null;
  /** The rules that bear on the chosen patient. */
  readonly lit: readonly ClauseName[];
  readonly onPoint: (clause: ClauseName | null) => void;
  readonly onPin: (clause: ClauseName) => void;
}

/** The text as it stands, each rule in it a button. */
export function Excerpt({ parts, rule, pinned, lit, onPoint, onPin }: ExcerptProps) {
  return (
    <div className="max-w-[78ch] text-[14px] leading-7 whitespace-pre-wrap">
      {parts.map(({ text, clause }, index) => {
        if (clause === null || !RULE_NAMES[clause]) return <span key={index}>{text}</span>;
        const look =
          rule === clause
            ? 'bg-accent text-accent-ink decoration-transparent'
            : lit.includes(clause)
              ? 'bg-trap-soft text-trap decoration-trap decoration-2'
              : 'decoration-accent/50 hover:bg-accent-soft';
        return (
          <span
            key={index}
            role="button"
            tabIndex={0}
            aria-pressed={pinned === clause}
            aria-label={`${RULE_NAMES[clause]}: ${text}`}
            data-clause={clause}
            className={`rounded-sm box-decoration-clone px-0.5 underline decoration-dotted underline-offset-4 ${look}`}
            onMouseEnter={() => onPoint(clause)}
            onMouseLeave={() => onPoint(null)}
            onFocus={() => onPoint(clause)}
            onBlur={() => onPoint(null)}
            onClick={() => onPin(clause)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onPin(clause);
            }}
          >
            {text}
          </span>
        );
      })}
    </div>
  );
}
