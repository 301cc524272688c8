import type { z } from 'zod';

/** Takes keys out of a text: whatever a provider or a library echoes, a key does not get any further. */
export type Redact = (text: string) => string;

/** The shortest secret that is looked for: anything shorter would tear ordinary words apart. */
const SHORTEST = 6;

/** A redactor of these secrets, as they are and as URLs write them. */
export function redactor(secrets: readonly (string | null)[]): Redact {
  const forms = secrets.flatMap((secret) =>
    secret === null || secret.length < SHORTEST
      ? []
      : [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  );
  const unique = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  return (text) =>
    unique.reduce((left, secret) => withoutBegun(left.replaceAll(secret, REDACTED), secret), text);
}

const REDACTED = '[key]';

/** Takes a secret out that was begun at the end of a text: where it was cut short, it may have been in the middle of one. */
function withoutBegun(text: string, secret: string): string {
  for (let length = secret.length - 1; length >= SHORTEST; length--)
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + REDACTED;
  return text;
}

type Json = z.core.util.JSONType;

/** Takes keys out of every text in a value of JSON, names of fields included. */
export function redactValue(value: Json, redact: Redact): Json {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => redactValue(one, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [redact(name), redactValue(one, redact)]),
  );
}
