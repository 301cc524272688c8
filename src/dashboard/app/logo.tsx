/** The mark of the project: a trace that leaves its baseline once. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0f4c5c" />
      <path
        d="M6 18h6l3-8 4 13 3-5h4"
        fill="none"
        stroke="#e8f4f2"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
