import { z } from 'zod';
import { ActionSchema } from '../core/model/action.ts';
import { FEEDBACK_MODES } from '../core/model/episode.ts';
import { ObservationSchema } from '../core/model/observation.ts';
import { TASK_IDS } from '../core/model/vocabulary.ts';
import { RecordPlaceSchema } from './live.ts';
import { RunIdSchema } from './runs.ts';

/** Begins a game: POST /api/play. The seed is drawn by the server and told when the game is over. */
export const StartPlaySchema = z.strictObject({
  task_id: z.enum(TASK_IDS),
  feedback_mode: z.enum(FEEDBACK_MODES).default('blind'),
});

/** One move and its answer. */
export const MoveSchema = z.strictObject({
  action: ActionSchema,
  outcome: z.string(),
  feedback: z.string(),
  reward: z.number(),
  attempts_remaining: z.int(),
});
export type Move = z.infer<typeof MoveSchema>;

/** A game as its player sees it: GET /api/play/:id. */
export const GameSchema = z.strictObject({
  game_id: RunIdSchema,
  feedback_mode: z.enum(FEEDBACK_MODES),
  first: ObservationSchema,
  last: ObservationSchema,
  moves: z.array(MoveSchema),
  record: RecordPlaceSchema.nullable().describe('null until the game is over'),
});
export type Game = z.infer<typeof GameSchema>;

/** The answer to a move: POST /api/play/:id/step. */
export const MoveReplySchema = z.strictObject({
  refusal: z.string().nullable(),
  last: ObservationSchema,
  move: MoveSchema.nullable(),
  record: RecordPlaceSchema.nullable(),
});
export type MoveReply = z.infer<typeof MoveReplySchema>;
