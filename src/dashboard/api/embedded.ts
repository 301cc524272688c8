import { EpisodeRecordSchema, type EpisodeRecord } from '../../core/model/record.ts';
import { z } from 'zod';
import { valueOfText } from '../../records/record-text.ts';

/** The records that a single-file export carries; null in a page that a server offers. */
export function embeddedRecords(): readonly EpisodeRecord[] | null {
  kept ??= read();
  return kept.records;
}

let kept: { readonly records: readonly EpisodeRecord[] | null } | null = null;

function read(): { records: readonly EpisodeRecord[] | null } {
  const element = document.getElementById('clinicalbench-records');
  if (element === null) return { records: null };
  return {
    records: z
      .array(EpisodeRecordSchema)
      .parse(z.array(z.string()).parse(JSON.parse(element.textContent)).map(valueOfText)),
  };
}
