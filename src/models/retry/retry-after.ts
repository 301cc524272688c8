/**
 * How long a provider asks to wait, in milliseconds; null where it does not say, or says something that is no wait.
 * Read are `retry-after-ms` (milliseconds) and `retry-after` (seconds or an HTTP date, RFC 9110).
 * @param now the time that a date is compared with, in milliseconds since 1970
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, now: number): number | null {
  const exact = amount(headers.get('retry-after-ms'));
  if (exact !== null) return exact;
  const text = headers.get('retry-after');
  const seconds = amount(text);
  if (seconds !== null) return seconds * 1_000;
  const date = text !== null && HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** What the provider wrote, for the record. */
export function retryAfterText(headers: Pick<Headers, 'get'>): string | null {
  const exact = headers.get('retry-after-ms');
  return (exact === null ? headers.get('retry-after') : `${exact} ms`)?.slice(0, 100) ?? null;
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function amount(text: string | null): number | null {
  return text !== null && /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}
