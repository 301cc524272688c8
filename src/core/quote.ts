const SHOWN = 60;

/** A text of an agent or a client, quoted and cut for a message: control characters and lone surrogates are escaped. */
export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);
}
