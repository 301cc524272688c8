import { Mark, VERDICTS, type Verdict } from '../../parts/mark.tsx';

/** What the marks in the grid mean. */
export function Legend({ present }: { readonly present: ReadonlySet<Verdict | null> }) {
  const verdicts: readonly Verdict[] = ['right', 'wrong', 'missed', 'violation', 'trap'];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 text-[11px] text-ink-2">
      {verdicts
        .filter((verdict) => present.has(verdict))
        .map((verdict) => (
          <li key={verdict} className="flex items-center gap-1.5">
            <Mark verdict={verdict} />
            {verdict === 'trap' && present.has('violation') ? 'valid trap record' : VERDICTS[verdict].word}
          </li>
        ))}
    </ul>
  );
}
