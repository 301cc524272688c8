import type { SectionName } from './section-name.ts';

/** A line that opens a section, or a `#` heading of another name. */
export interface Heading {
  /** Null for a heading that is none of the five. */
  readonly name: SectionName | null;
  /** Number of `#`; 6 for headings without any, so that every `#` heading closes them. */
  readonly level: number;
  /** What stands on the same line after the heading. */
  readonly text: string;
}

const NAMES: readonly (readonly [RegExp, SectionName])[] = [
  [/^protocol(?![a-z])/iu, 'Protocol'],
  [/^root[ -]causes?(?![a-z])(?:\(s\))?/iu, 'Root cause'],
  [/^risks?(?![a-z])(?:\(s\))?/iu, 'Risk'],
  [/^corrective(?: and preventive| & preventive)?[ -]actions?(?![a-z])(?:\(s\))?/iu, 'Corrective action'],
  [/^fairness(?![a-z])/iu, 'Fairness'],
];

/** What may follow the name in a heading: "Risk assessment", "Protocol requirements". */
const QUALIFIERS = new Set(
  'and & / of the analysis analyses assessment evaluation requirements requirement rules summary overview review criteria compliance findings finding statement plan plans capa equity impact implications identified recommended section'.split(
    ' ',
  ),
);

const MARKUP = /^(?:<(?:h[1-6]|b|strong)>|[\s>*_=[+•~-])*/u;
const NUMBERING = /^(?:section )?\(?(?:\d{1,2}|[ivx]{1,4}|[a-e])[.):] *(?:[*_]*)/iu;
const QUALIFIER = /^,? ?([a-z]+|[&/])/iu;
const BOLD_END = /^(?:\*\*|__)/u;
const CLOSING = /^(?:<\/(?:h[1-6]|b|strong)>|[ *_=\]#~])*/u;

/**
 * Reads a line as a heading, or null. Recognized, in any letter case: `## Risk`, `**Risk**`, `Risk:`, `1. Risk`,
 * `Risk assessment`, with the text of the section after it or on the next line.
 */
export function parseHeading(line: string): Heading | null {
  const hashes = /^[\s>]*(#{1,6})/u.exec(line);
  const level = hashes?.[1]?.length ?? 6;
  const unmarked = line.slice(hashes?.[0].length ?? 0).replace(MARKUP, '');
  const title = unmarked.replace(NUMBERING, '');
  const other: Heading | null = hashes ? { name: null, level, text: '' } : null;
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(title);
    if (match) {
      const text = textAfter(title.slice(match[0].length));
      return text === null ? other : { name, level, text };
    }
  }
  return other;
}

/** The text of the section on the heading's own line; null when the line is no heading after all. */
function textAfter(afterName: string): string | null {
  const [qualified, rest] = skipQualifiers(afterName);
  const bold = BOLD_END.test(rest);
  const tail = rest.replace(CLOSING, '');
  if (tail === '') return '';
  if (tail.startsWith(':')) return tail.slice(1).replace(CLOSING, '');
  if (/^\([^()]*\):?[ *_]*$/u.test(tail)) return '';
  if (qualified) return null;
  if (bold) return tail.replace(/^[—.-] */u, '');
  if (/^[.] /u.test(rest)) return rest.slice(2);
  return /^ ?(?:—|-) /u.test(rest) ? rest.replace(/^ ?(?:—|-) /u, '') : null;
}

function skipQualifiers(text: string): [found: boolean, rest: string] {
  let rest = text;
  for (let words = 0; words < 6; words++) {
    const match = QUALIFIER.exec(rest);
    if (!match || !QUALIFIERS.has(match[1]?.toLowerCase() ?? '')) return [words > 0, rest];
    rest = rest.slice(match[0].length);
  }
  return [true, rest];
}
