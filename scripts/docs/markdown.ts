/** A Markdown table. Columns whose head begins with `>` are set to the right; pipes inside cells are escaped. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(heads.map((head) => head.replace(/^>/, ''))),
    line(heads.map((head) => (head.startsWith('>') ? '--:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** Names as code, separated by commas; `none` where there are none. */
export function codes(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}

/** A block of code or of text to be shown as it is. */
export function fenced(text: string, language = 'text'): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** A text as a quotation that keeps its lines: what looks like Markdown in it is shown and not obeyed, lists excepted. */
export function quoted(text: string): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => {
      const next = lines[index + 1] ?? '';
      const shown = line.replace(/^(#|\[|\d+(?=\.))/, (mark) =>
        /\d/.test(mark) ? `${mark}\\` : `\\${mark}`,
      );
      if (isListItem(line) && next !== '' && !isListItem(next)) return [`> ${shown}`, '>'];
      return [
        `> ${shown}${line === '' || next === '' || isListItem(next) || isListItem(line) ? '' : '\\'}`.trimEnd(),
      ];
    })
    .join('\n');
}

/** The text with an empty line after each list, so that what follows is no part of its last item. */
export function afterLists(text: string): string {
  return text.replace(/^(- .*)\n(?!- |\n)/gm, '$1\n\n');
}

function isListItem(line: string): boolean {
  return line.startsWith('- ');
}

/** A fraction in percent. */
export function percent(share: number | null, digits = 1): string {
  return share === null ? 'n/a' : `${(100 * share).toFixed(digits)} %`;
}

/** A number with a fixed number of decimals; n/a for none. */
export function decimals(value: number | null, digits: number): string {
  return value === null ? 'n/a' : value.toFixed(digits);
}
