import { z } from 'zod';
import { explainIssue } from '../../core/explain-issue.ts';
import { WireFault } from './fault.ts';

/** Longest request id, in UTF-16 code units. */
export const REQUEST_ID_LIMIT = 255;

/** Names one request, so that it can be repeated safely. */
export const RequestIdSchema = z
  .string()
  .min(1)
  .max(REQUEST_ID_LIMIT)
  .describe('makes the request idempotent: a repeat gets the same reply');

/** The messages of the WebSocket face, by type. `data` is judged by whoever it is for. */
const FRAMES = {
  reset: z.strictObject({
    type: z.literal('reset'),
    data: z.unknown().optional(),
    request_id: RequestIdSchema.optional(),
  }),
  step: z.strictObject({
    type: z.literal('step'),
    data: z.unknown(),
    request_id: RequestIdSchema.optional(),
  }),
  state: z.strictObject({ type: z.literal('state'), request_id: RequestIdSchema.optional() }),
  close: z.strictObject({ type: z.literal('close'), request_id: RequestIdSchema.optional() }),
} as const;

/** The types of message that every session understands. */
export const FRAME_TYPES = ['reset', 'step', 'state', 'close'] as const;

/** One request of the WebSocket face. */
export interface Frame {
  readonly type: (typeof FRAME_TYPES)[number];
  readonly data: unknown;
  readonly request_id: string | undefined;
}

/** A message whose type an extension of the server understands. */
export interface ForeignFrame {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads a message of the WebSocket face.
 * @param isForeign whether an extension takes messages of this type
 * @throws WireFault 'invalid' or 'unknown_type' naming what was expected
 */
export function readFrame(
  message: unknown,
  isForeign: (type: string) => boolean,
): { readonly frame: Frame } | { readonly foreign: ForeignFrame } {
  if (!isRecord(message)) throw new WireFault('invalid', 'message: expected an object with a type');
  const { type } = message;
  const known = FRAME_TYPES.find((name) => name === type);
  if (known === undefined) {
    if (typeof type === 'string' && isForeign(type)) return { foreign: { type, fields: message } };
    throw new WireFault('unknown_type', `type: expected one of ${FRAME_TYPES.join(', ')}`);
  }
  const parsed = FRAMES[known].safeParse(message);
  if (!parsed.success) {
    const kind = { name: known, noun: `a message of type ${known}`, schema: FRAMES[known] };
    throw new WireFault('invalid', explainIssue(parsed.error.issues[0], kind), { cause: parsed.error });
  }
  const data = 'data' in parsed.data ? parsed.data.data : undefined;
  return { frame: { type: known, data, request_id: parsed.data.request_id } };
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
