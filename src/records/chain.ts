import { hashText } from '../core/random/hash.ts';
import type { EpisodeRecord, RecordEntry, RunConfig } from '../core/model/record.ts';
import { canonicalJson } from './canonical-json.ts';

/** Everything of a record that stands before its entries. */
export type RecordHeader = Omit<EpisodeRecord, 'entries' | 'result' | 'hash'>;

/** An entry that has no place in a chain yet. */
export type LooseEntry = RecordEntry extends infer Entry
  ? Entry extends RecordEntry
    ? Omit<Entry, 'hash'>
    : never
  : never;

/** A record before its hashes are made. */
export interface LooseRecord {
  readonly header: RecordHeader;
  readonly entries: readonly LooseEntry[];
  readonly result: EpisodeRecord['result'];
}

/** SHA-256 of a configuration: what the first record of its run refers to. */
export function hashConfig(config: RunConfig): string {
  return hashText(canonicalJson(config));
}

/** Links a record: each hash covers all that stands before it. */
export function chainRecord({ header, entries, result }: LooseRecord): EpisodeRecord {
  let head = hashText(canonicalJson(header));
  const chained = entries.map((entry): RecordEntry => {
    head = linkHash(head, entry);
    return { ...entry, hash: head };
  });
  return { ...header, entries: chained, result, hash: linkHash(head, result) };
}

/** The index of the first entry whose hash does not fit, entries.length for the end of the record, null where all fit. */
export function firstBrokenLink(record: EpisodeRecord): number | null {
  const { entries, result, hash, ...header } = record;
  let head = hashText(canonicalJson(header));
  for (const [index, { hash: told, ...entry }] of entries.entries()) {
    head = linkHash(head, entry);
    if (head !== told) return index;
  }
  return linkHash(head, result) === hash ? null : entries.length;
}

function linkHash(head: string, part: unknown): string {
  return hashText(`${head}\n${canonicalJson(part)}`);
}
