import { queryOptions } from '@tanstack/react-query';
import { EpisodeRecordSchema, type EpisodeRecord } from '../../core/model/record.ts';
import { episodeLine, RunListSchema, type RunList } from '../../dashboard-api/index.ts';
import { recordText } from '../../records/record-text.ts';
import { embeddedRecords } from './embedded.ts';
import { request } from './request.ts';

/** Every run that this page can show. */
export const runsQuery = queryOptions({
  queryKey: ['runs'],
  queryFn: async (): Promise<RunList> => {
    const embedded = embeddedRecords();
    return embedded ? listOf(embedded) : request(RunListSchema, '/api/runs');
  },
});

/** One record in full. Records never change. */
export function recordQuery(run: string, sequence: number) {
  return queryOptions({
    queryKey: ['record', run, sequence],
    staleTime: Infinity,
    queryFn: async (): Promise<EpisodeRecord> => {
      const embedded = embeddedRecords();
      if (!embedded)
        return request(EpisodeRecordSchema, `/api/runs/${encodeURIComponent(run)}/records/${sequence}`);
      const found = run === EMBEDDED_RUN ? embedded[sequence] : undefined;
      if (!found) throw new Error('This file does not hold that record.');
      return found;
    },
  });
}

/** What the run of a single file is called: the name in its records may be any text. */
const EMBEDDED_RUN = 'file';

function listOf(records: readonly EpisodeRecord[]): RunList {
  const [first] = records;
  if (!first) return { runs: [], unreadable: [] };
  return {
    runs: [
      {
        run_id: EMBEDDED_RUN,
        created_at: first.began_at,
        ranked: false,
        episodes: records.map((record, sequence) =>
          episodeLine(record, { run_id: EMBEDDED_RUN, sequence, bytes: new Blob([recordText(record)]).size }),
        ),
      },
    ],
    unreadable: [],
  };
}
