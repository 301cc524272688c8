/** A text as someone wrote it: kept as text, with its line breaks, scrolled where it is long. */
export function Said({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold text-ink-2">{label}</h3>
      <pre
        tabIndex={0}
        aria-label={label}
        role="region"
        className="scroll-slim max-h-80 overflow-auto rounded-lg bg-sunken px-3 py-2 font-sans text-[13px] leading-5.5 wrap-break-word whitespace-pre-wrap"
      >
        {text === '' ? '(nothing)' : text}
      </pre>
    </section>
  );
}
