/**
 * Generated parts of a hand-written page stand between `<!-- generated:NAME -->` and `<!-- /generated -->`, each on a
 * line of its own.
 */
const PART = /^<!-- generated:([\w-]+) -->\n[\s\S]*?^<!-- \/generated -->$/gm;

/** The page with every generated part written anew. Throws where a marker has no part, or an opening no close. */
export function fillMarkers(page: string, parts: ReadonlyMap<string, string>): string {
  const filled = page.replace(PART, (_, name: string) => {
    const text = parts.get(name);
    if (text === undefined) throw new RangeError(`no generated part is called ${name}`);
    return `<!-- generated:${name} -->\n${text.trim()}\n<!-- /generated -->`;
  });
  const opened = page.match(/^<!-- generated:/gm)?.length ?? 0;
  const closed = page.match(PART)?.length ?? 0;
  if (opened !== closed) throw new RangeError(`${opened} generated parts begin and ${closed} are whole`);
  return filled;
}

/** The names of the generated parts of a page, in order. */
export function markersOf(page: string): string[] {
  return [...page.matchAll(PART)].map(([, name]) => name ?? '');
}
