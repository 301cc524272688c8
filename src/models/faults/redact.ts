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
  return (text) => unique.reduce((left, secret) => left.replaceAll(secret, '[key]'), text);
}
