/** A value read from the command line, or what is wrong with the text and what is allowed. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** A value that was read. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** A text that cannot be read. @param message a sentence that says what is allowed */
export function refused<T>(message: string): Parsed<T> {
  return { ok: false, message };
}
