import type { EpisodeRecord } from '../core/model/record.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * The one text of a record, a line without a break. Prompts repeat most of their lines from call to call: lines that an
 * agent's events hold more than once stand once, in `texts`, and a text made of such lines is
 * `{"~":[pieces]}`: a number for a line of `texts`, a string for anything else. Hashes are of the record itself.
 */
export function recordText(record: EpisodeRecord): string {
  const texts = repeatedLines(record);
  if (texts.length === 0) return canonicalJson(record);
  const places = new Map(texts.map((line, index) => [line, index]));
  const entries = record.entries.map((entry) =>
    entry.type === 'agent' ? { ...entry, event: mapped(entry.event, (text) => packed(text, places)) } : entry,
  );
  return canonicalJson({ ...record, entries, texts });
}

/**
 * A record as it was before recordText, from its JSON; anything else comes back as it is, for a schema to judge.
 * @throws SyntaxError for a text that is no JSON
 */
export function valueOfText(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !Array.isArray(value['texts']) || !Array.isArray(value['entries'])) return value;
  const { texts, entries, ...rest } = value;
  const lines = texts.filter((line) => typeof line === 'string');
  return { ...rest, entries: unpacked(entries, lines) };
}

/** Shorter lines are not worth a place of their own. */
const LEAST = 40;

function repeatedLines({ entries }: EpisodeRecord): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.type !== 'agent') continue;
    mapped(entry.event, (text) => {
      for (const line of linesOf(text))
        if (line.length >= LEAST) counts.set(line, (counts.get(line) ?? 0) + 1);
      return text;
    });
  }
  return [...counts].flatMap(([line, count]) => (count > 1 ? [line] : []));
}

/** A text in lines, each with the break that ends it. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function packed(text: string, places: ReadonlyMap<string, number>): unknown {
  const pieces: (number | string)[] = [];
  for (const line of linesOf(text)) {
    const place = places.get(line);
    const last = pieces.at(-1);
    if (place !== undefined) pieces.push(place);
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + line;
    else pieces.push(line);
  }
  return pieces.some((piece) => typeof piece === 'number') ? { '~': pieces } : text;
}

function unpacked(value: unknown, lines: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => unpacked(item, lines));
  if (!isObject(value)) return value;
  const pieces = value['~'];
  if (Array.isArray(pieces) && Object.keys(value).length === 1)
    return pieces.map((piece) => (typeof piece === 'number' ? lines[piece] : piece)).join('');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpacked(item, lines)]));
}

/** A JSON value with every text in it replaced. */
function mapped(value: unknown, replace: (text: string) => unknown): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, replace)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
