/**
 * Text that is safe to show on a terminal: control characters (ANSI sequences start with one), bidirectional overrides
 * and invisible characters become visible escapes. Anything an agent or a file says goes through here.
 */
export function printable(text: string): string {
  return escape(text, (character) => character !== '\n');
}

/** The same on one line: line breaks become escapes too. */
export function printableLine(text: string): string {
  return escape(text, () => true);
}

function escape(text: string, replaced: (character: string) => boolean): string {
  let safe = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    safe += isUnsafe(point) && replaced(character) ? escaped(point) : character;
  }
  return safe;
}

/** Ranges of code points that move the cursor, reorder text or show nothing. */
const UNSAFE: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x061c, 0x061c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
];

function isUnsafe(point: number): boolean {
  return UNSAFE.some(([low, high]) => point >= low && point <= high);
}

function escaped(point: number): string {
  if (point === 0x0a) return '\\n';
  if (point === 0x0d) return '\\r';
  if (point === 0x09) return '\\t';
  return point < 0x100 ? `\\x${hex(point, 2)}` : `\\u{${hex(point, 4)}}`;
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}
