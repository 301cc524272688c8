/** Breaks each paragraph of a text into lines of at most `width` characters; a longer word keeps a line of its own. */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((paragraph) => wrapParagraph(paragraph, width, indent))
    .join('\n');
}

/** A text after a head: what does not fit into the line goes on below, where the text began. */
export function hang(head: string, text: string, width: number): string {
  return head + wrap(text, width, ' '.repeat(head.length)).slice(head.length);
}

/** A space that a line may end at: a number keeps its percent sign. */
const BREAK = / (?!%)/;

function wrapParagraph(paragraph: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(BREAK)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '' || lines.length === 0) lines.push(line === '' ? '' : indent + line);
  return lines.join('\n');
}
