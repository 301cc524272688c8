import { queryOptions } from '@tanstack/react-query';
import { CompareSchema, LeaderboardReplySchema } from '../../dashboard-api/index.ts';
import { request } from './request.ts';

/** Runs side by side. */
export function compareQuery(runs: readonly string[]) {
  const query = new URLSearchParams(runs.map((run) => ['run', run]));
  return queryOptions({
    queryKey: ['compare', ...runs],
    enabled: runs.length > 0,
    queryFn: () => request(CompareSchema, `/api/compare?${query.toString()}`),
  });
}

/** What was published, and the records of this server. */
export const leaderboardQuery = queryOptions({
  queryKey: ['leaderboard'],
  queryFn: () => request(LeaderboardReplySchema, '/api/leaderboard'),
});
