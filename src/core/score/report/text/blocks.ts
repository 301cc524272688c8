/** A paragraph, a list item, or a line that is no prose (a sub-heading or a row of a table). */
export interface Block {
  readonly text: string;
  readonly prose: boolean;
}

const BULLET = /^\s*(?:[-*+•—>]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/iu;
const SILENT_LINE = /^(?:```.*|~~~.*|[-=_*— ]*|[|:\- ]*)$/u;

/** Parts the text of a section. A lead-in that ends with a colon is joined to the list item that follows. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push({ text: lines.join(' '), prose: true });
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (SILENT_LINE.test(line.trim())) {
      if (!lines.at(-1)?.trimEnd().endsWith(':')) close();
    } else if (/^\s*[#|]/u.test(line)) {
      close();
      blocks.push({ text: line.replace(/^\s*#+/u, ''), prose: false });
    } else if (BULLET.test(line)) {
      if (!lines.at(-1)?.trimEnd().endsWith(':')) close();
      lines.push(line.replace(BULLET, ''));
    } else {
      lines.push(line.trim());
    }
  }
  close();
  return blocks;
}
