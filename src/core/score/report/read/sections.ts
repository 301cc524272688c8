import { SECTION_NAMES, type SectionName } from './section-name.ts';

const PICTURE = String.raw`[\u2190-\u2BFF\u{1F300}-\u{1FAFF}]`;
const MARKUP = String.raw`(?:<(?:h[1-6]|b|strong)>|[\s>*_=[+•~-]|${PICTURE}){0,12}`;
const NUMBER = String.raw`(?:(?:section )?\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|(?:[ivx]{1,4}|[a-e])[.):]) {0,4}[*_]{0,4})?`;
const NAME = String.raw`(?<name>protocol|root[ -]causes?|risks?|corrective(?: and preventive| & preventive)?[ -]actions?|fairness)(?:\(s\))?(?![a-z])`;
/** What may follow the name in a heading: "Risk assessment", "Protocol requirements". */
const QUALIFIERS = String.raw`(?:,? ?(?:and|&|/|of|the|analys[ei]s|assessment|evaluation|requirements?|rules|summary|overview|review|criteria|compliance|findings?|statement|plans?|capa|equity|impact|implications|identified|recommended|section)(?![a-z])){0,6}`;
const CLOSING = String.raw`(?:</(?:h[1-6]|b|strong)>|[ *_=\]#~]|${PICTURE}){0,12}`;
const START = String.raw`^[\s>]{0,8}(?<hashes>#{0,6})${MARKUP}${NUMBER}${MARKUP}${NAME}`;

/** A heading with its text after a colon or on the lines below, and one with its text right after it. */
const HEADINGS = [
  new RegExp(
    String.raw`${START}${QUALIFIERS}${CLOSING}(?:\([^()]*\)${CLOSING})?(?:$|:${CLOSING}(?<text>.*)$)`,
    'iu',
  ),
  new RegExp(String.raw`${START}(?:(?:\*\*|__)${CLOSING}(?:[—.-] *)?|\. | ?(?:—|-) )(?<text>.*)$`, 'iu'),
];
const OTHER_HEADING = /^[\s>]{0,8}(?<hashes>#{1,6})/u;

/** A heading in the middle of a line, after the end of a sentence: as in reports written on a single line. */
const INLINE =
  /(?<=[.!?)\]*"]) {1,3}(?=\*{0,2}(?:\d{1,2}[.)] ?)?(?:Protocol|Root [Cc]auses?|Risks?|Corrective [Aa]ctions?|Fairness)\*{0,2}:)/gu;

/** A heading without a `#` is as deep as the deepest with one, so that every `#` heading closes it. */
const DEEPEST = 6;

/**
 * The text under each heading that a report has. Headings are read in any letter case: `## Risk`, `**Risk**`, `Risk:`,
 * `1. Risk`, `Risk assessment`. One that comes again adds to its section. A `#` heading of another name closes the
 * section unless it is deeper; text outside the five sections is not read.
 * @param text plain text
 */
export function splitSections(text: string): ReadonlyMap<SectionName, string> {
  const sections = new Map<SectionName, string[]>();
  let lines: string[] | undefined;
  let level = 0;
  for (const line of text.replaceAll(INLINE, '\n').split('\n')) {
    const heading = HEADINGS.map((form) => form.exec(line)).find((match) => match !== null);
    const hashes = (heading ?? OTHER_HEADING.exec(line))?.groups?.['hashes']?.length;
    if (heading) {
      const name = sectionNamed(heading.groups?.['name'] ?? '');
      lines = sections.get(name) ?? [];
      sections.set(name, lines);
      lines.push('', heading.groups?.['text'] ?? '');
      level = hashes || DEEPEST;
    } else if (hashes !== undefined && hashes <= level) {
      lines = undefined;
    } else {
      lines?.push(line);
    }
  }
  return new Map([...sections].map(([name, own]) => [name, own.join('\n')]));
}

/** The section whose name begins with the same two letters: no two begin alike. */
function sectionNamed(heading: string): SectionName {
  const start = heading.slice(0, 2).toLowerCase();
  return SECTION_NAMES.find((name) => name.toLowerCase().startsWith(start)) ?? 'Protocol';
}
