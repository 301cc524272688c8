import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  LiveListSchema,
  LiveRunSchema,
  type LiveControl,
  type LiveList,
  type StartLive,
} from '../../dashboard-api/index.ts';
import { embeddedRecords } from './embedded.ts';
import { request } from './request.ts';

/** The live audits of this visitor. */
export const liveListQuery = queryOptions({
  queryKey: ['live'],
  refetchInterval: 4_000,
  queryFn: async (): Promise<LiveList> =>
    embeddedRecords() === null ? request(LiveListSchema, '/api/live') : { live: [] },
});

/** One live audit of this visitor. */
export function liveQuery(id: string) {
  return queryOptions({
    queryKey: ['live', id],
    queryFn: () => request(LiveRunSchema, `/api/live/${encodeURIComponent(id)}`),
  });
}

/** Starts an audit. */
export function useStartLive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StartLive) => request(LiveRunSchema, '/api/live', body),
    onSuccess: (run) => {
      client.setQueryData(['live', run.live_id], run);
      void client.invalidateQueries({ queryKey: ['live'], exact: true });
    },
  });
}

/** Pauses, resumes, steps or stops an audit. */
export function useControlLive(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: LiveControl) =>
      request(LiveRunSchema, `/api/live/${encodeURIComponent(id)}/control`, body),
    onSuccess: (run) => client.setQueryData(['live', id], run),
  });
}
