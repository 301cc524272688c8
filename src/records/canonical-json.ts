/**
 * JSON with the keys of every object in order of their code units and no space, so that equal values have equal text
 * however they were put together (the form of RFC 8785, whose number and string texts are those of JSON.stringify).
 * A value that JSON has no text for is left out of an object and null in a list, as everywhere in JSON.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? 'null';
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item) ?? 'null').join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const fields: string[] = [];
  for (const key of Object.keys(value).toSorted()) {
    const text = textOf(value[key]);
    if (text !== undefined) fields.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${fields.join(',')}}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
