/** A report's text: each section under its heading, in the order given. */
export function renderSections(sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections)
    .map(([heading, text]) => `## ${heading}\n\n${text}\n`)
    .join('\n');
}
