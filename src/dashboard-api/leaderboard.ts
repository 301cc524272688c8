import { z } from 'zod';
import { LeaderboardRowSchema, LeaderboardSchema } from '../core/model/leaderboard.ts';
import { FEEDBACK_MODES } from '../core/model/episode.ts';
import { RunIdSchema } from './runs.ts';

/** A row of records of this server that are no ranked run: free conditions, a baseline, a mock, or a person. */
export const HereRowSchema = z.strictObject({
  row: LeaderboardRowSchema,
  kind: z.string(),
  mock: z.boolean(),
  track: z.string().nullable(),
  feedback_mode: z.enum(FEEDBACK_MODES),
  episodes: z.int(),
  runs: z.array(RunIdSchema),
  faults: z.array(z.string()).describe('why a run that says it is ranked is not'),
});
export type HereRow = z.infer<typeof HereRowSchema>;

/** GET /api/leaderboard: what was published and the ranked runs of this server, and apart from them its other records. */
export const LeaderboardReplySchema = z.strictObject({
  board: LeaderboardSchema,
  here: z.array(HereRowSchema),
  refused: z
    .array(z.strictObject({ name: z.string(), reason: z.string() }))
    .describe('submissions and runs that did not hold when they were played again'),
  left_out: z.int().describe('runs that are too many to be played again'),
});
export type LeaderboardReply = z.infer<typeof LeaderboardReplySchema>;
