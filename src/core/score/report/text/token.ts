/** What a number counts. Points are percentage points; `other` is a unit that no rule has. */
export type Unit = 'none' | 'percent' | 'points' | 'days' | 'years' | 'other';

/** A word in lower case, a number with its unit, a patient id in capitals, or a mark of punctuation. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit; readonly decimal: boolean }
  | { readonly kind: 'id'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

/** The word at a position, or the empty string where there is none. */
export function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : '';
}

/** The mark at a position, or the empty string where there is none. */
export function markAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'mark' ? token.text : '';
}

/** The number at a position, or null where there is none. */
export function numberAt(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  return token?.kind === 'number' ? token : null;
}
