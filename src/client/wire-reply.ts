import { z } from 'zod';
import { StateSchema, type PublicState } from '../core/model/episode.ts';
import { ObservationSchema, type Observation } from '../core/model/observation.ts';
import { WIRE_CODES } from '../core/model/wire-code.ts';
import { ClientError } from './client-error.ts';

/** A refusal on the wire. */
export const WireErrorSchema = z.object({
  message: z.string(),
  code: z.enum(WIRE_CODES),
  reason: z.string().optional().describe('a finer, stable name'),
});
export type WireError = z.infer<typeof WireErrorSchema>;

/** One message from the server. Unknown fields beside type and data are left alone: a later server may add some. */
export const WireReplySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('observation'), data: z.unknown(), request_id: z.string().optional() }),
  z.object({ type: z.literal('state'), data: z.unknown(), request_id: z.string().optional() }),
  z.object({ type: z.literal('error'), data: WireErrorSchema, request_id: z.string().optional() }),
]);
export type WireReply = z.infer<typeof WireReplySchema>;

const ObservationDataSchema = z.object({
  observation: z.record(z.string(), z.unknown()),
  reward: z.number(),
  done: z.boolean(),
});

/**
 * The observation of a reply, its fields in the order of the schema, so that its JSON is that of the engine byte for byte.
 * @throws ClientError 'BAD_REPLY' naming the field
 */
export function readObservation(data: unknown): Observation {
  const { observation, reward, done } = read(ObservationDataSchema, data);
  return read(ObservationSchema, { ...observation, reward, done });
}

/** The state of a reply. @throws ClientError 'BAD_REPLY' naming the field */
export function readState(data: unknown): PublicState {
  // The HTTP face tells the session id in the state.
  const { session_id: _, ...state } = read(z.record(z.string(), z.unknown()), data);
  return read(StateSchema, state);
}

/** Reads a value of the server. @throws ClientError 'BAD_REPLY' naming the field */
export function read<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  throw new ClientError('BAD_REPLY', `the server's reply does not fit: ${field} ${issue?.message ?? ''}`, {
    cause: parsed.error,
  });
}

/** JSON from the server. @throws ClientError 'BAD_REPLY' */
export function parseReplyJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ClientError('BAD_REPLY', `the server's reply is not JSON: ${text.slice(0, 80)}`, { cause });
  }
}
