import { z } from 'zod';
import { ActionSchema } from '../../core/model/action.ts';
import { ResetRequestSchema } from '../../core/model/episode.ts';

const requestId = z
  .string()
  .max(255)
  .optional()
  .describe('the id a client gave the request, to repeat it safely');
const observationHash = z
  .string()
  .regex(/^[0-9a-f]{8,64}$/)
  .describe('hash of the observation that answered, so that a replay can check itself');

/**
 * One line of a session's history, enough to play the session again: an episode is its generator version, its reset
 * request with the seed that was drawn, and its actions in order. Refused messages leave no entry.
 */
export const SessionEntrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open').describe('a session was issued; nothing is played yet') }),
  z.strictObject({
    type: z.literal('reset').describe('an episode began; whatever was played before is over'),
    generator_version: z.string().max(64),
    request: ResetRequestSchema,
    request_id: requestId,
    observation_hash: observationHash,
  }),
  z.strictObject({
    type: z.literal('step'),
    action: ActionSchema,
    request_id: requestId,
    observation_hash: observationHash,
  }),
]);
export type SessionEntry = z.infer<typeof SessionEntrySchema>;
