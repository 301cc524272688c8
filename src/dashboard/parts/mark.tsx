/** What became of a record, or of a flag: each has a shape and a colour of its own, and a word. */
export const VERDICTS = {
  right: { word: 'true positive', color: 'var(--good)' },
  wrong: { word: 'false positive', color: 'var(--wrong)' },
  missed: { word: 'missed', color: 'var(--missed)' },
  trap: { word: 'trap, left alone', color: 'var(--trap)' },
  flagged: { word: 'flagged, not judged yet', color: 'var(--accent)' },
  violation: { word: 'violation', color: 'var(--missed)' },
} as const;
export type Verdict = keyof typeof VERDICTS;

/** The mark of a verdict: disc, triangle, diamond, square, ring. */
export function Mark({ verdict, title }: { readonly verdict: Verdict; readonly title?: string }) {
  const { word, color } = VERDICTS[verdict];
  return (
    <svg className="mark" viewBox="0 0 12 12" role="img" aria-label={title ?? word}>
      <Shape verdict={verdict} color={color} />
    </svg>
  );
}

function Shape({ verdict, color }: { readonly verdict: Verdict; readonly color: string }) {
  switch (verdict) {
    case 'right':
      return <circle cx="6" cy="6" r="5" fill={color} />;
    case 'wrong':
      return <path d="M6 0.8 11.6 11H0.4z" fill={color} />;
    case 'missed':
      return <path d="M6 1 11 6 6 11 1 6z" fill="none" stroke={color} strokeWidth="2" />;
    case 'violation':
      return <path d="M6 0.5 11.5 6 6 11.5 0.5 6z" fill={color} />;
    case 'trap':
      return <rect x="1.5" y="1.5" width="9" height="9" fill="none" stroke={color} strokeWidth="2" />;
    case 'flagged':
      return <circle cx="6" cy="6" r="4" fill="none" stroke={color} strokeWidth="2.2" />;
  }
}
