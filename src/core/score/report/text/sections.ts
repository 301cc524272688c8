import { parseHeading } from './heading.ts';
import type { SectionName } from './section-name.ts';

/** A heading in the middle of a line, after the end of a sentence: as in reports written on a single line. */
const INLINE =
  /(?<=[.!?)\]*"]) {1,3}(?=\*{0,2}(?:\d{1,2}[.)] ?)?(?:Protocol|Root [Cc]auses?|Risks?|Corrective [Aa]ctions?|Fairness)\*{0,2}:)/gu;

/**
 * The text under each heading that a report has. A heading that comes again adds to its section. A `#` heading of
 * another name closes the section unless it is deeper; text outside the five sections is not read.
 * @param text plain text
 */
export function splitSections(text: string): ReadonlyMap<SectionName, string> {
  const sections = new Map<SectionName, string[]>();
  let open: { lines: string[]; level: number } | null = null;
  for (const line of text.replaceAll(INLINE, '\n').split('\n')) {
    const heading = parseHeading(line);
    if (heading === null) {
      open?.lines.push(line);
    } else if (heading.name !== null) {
      const lines = sections.get(heading.name) ?? [];
      sections.set(heading.name, lines);
      lines.push('', heading.text);
      open = { lines, level: heading.level };
    } else if (open && heading.level <= open.level) {
      open = null;
    } else {
      open?.lines.push(line);
    }
  }
  return new Map([...sections].map(([name, lines]) => [name, lines.join('\n')]));
}
