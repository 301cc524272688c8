/**
 * The sentences of an excerpt, in order and without its headings. A bulleted list is one sentence with the line that
 * introduces it, its items set apart by semicolons.
 */
export function splitSentences(excerpt: string): string[] {
  const sentences: string[] = [];
  for (const line of joinLists(excerpt.split('\n'))) {
    if (!line.endsWith('.')) continue;
    let from = 0;
    for (let at = line.indexOf('. '); at !== -1; at = line.indexOf('. ', at + 1)) {
      if (!isCapital(line.charCodeAt(at + 2))) continue;
      sentences.push(line.slice(from, at + 1));
      from = at + 2;
    }
    sentences.push(line.slice(from));
  }
  return sentences;
}

function joinLists(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let items: string[] = [];
  const close = () => {
    if (items.length > 0) joined.push(`${joined.pop() ?? ''} ${items.join('; ')}.`);
    items = [];
  };
  for (const line of lines) {
    if (line.startsWith('- ')) {
      items.push(line.slice(2));
      continue;
    }
    close();
    joined.push(line);
  }
  close();
  return joined;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}
