/** Replacements in the order in which they are made. */
export type Rewrites = readonly (readonly [pattern: RegExp, replacement: string])[];

/** A text after every replacement of a table. */
export function rewrite(text: string, rewrites: Rewrites): string {
  return rewrites.reduce((now, [pattern, replacement]) => now.replaceAll(pattern, replacement), text);
}
