import { z } from 'zod';
import { PROVIDER_FAULTS, ProviderAttemptSchema } from './provider-fault.ts';

/** A tool call as the model wrote it: the arguments are text that may or may not be JSON. */
export const ToolCallSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  arguments: z.string(),
  provider_data: z
    .record(z.string(), z.record(z.string(), z.json()))
    .optional()
    .describe('what the provider wants back with the call, as it gave it'),
});
export type ToolCall = z.infer<typeof ToolCallSchema>;

/** One message of a conversation with a model. */
export const ModelMessageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: z.string() }),
  z.strictObject({ role: z.literal('user'), content: z.string() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string(),
    tool_calls: ToolCallSchema.array().optional(),
  }),
  z.strictObject({
    role: z.literal('tool'),
    tool_call_id: z.string(),
    name: z.string(),
    content: z.string(),
  }),
]);
export type ModelMessage = z.infer<typeof ModelMessageSchema>;

/** Why a model stopped writing. All but `stop` and `tool_calls` are faults of the model's answer, not of the provider. */
export const FINISH_REASONS = ['stop', 'tool_calls', 'length', 'content_filter', 'refusal', 'other'] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

/** Tokens of a call; null where the provider does not count. */
export const UsageSchema = z.strictObject({
  input_tokens: z.int().min(0).nullable(),
  output_tokens: z.int().min(0).nullable(),
});
export type Usage = z.infer<typeof UsageSchema>;

/** What a model answered, good or bad. */
export const ModelReplySchema = z.strictObject({
  text: z.string(),
  tool_calls: ToolCallSchema.array(),
  finish_reason: z.enum(FINISH_REASONS),
  usage: UsageSchema,
  cost_usd: z.number().min(0).nullable().describe('null: the price of the model is unknown'),
  latency_ms: z.number().min(0).describe('of the last try, from request to last byte'),
  attempts: ProviderAttemptSchema.array(),
});
export type ModelReply = z.infer<typeof ModelReplySchema>;

/** Why no reply came, after all tries. */
export const ProviderFailureSchema = z.strictObject({
  fault: z.enum(PROVIDER_FAULTS),
  message: z.string(),
  attempts: ProviderAttemptSchema.array(),
});
export type ProviderFailure = z.infer<typeof ProviderFailureSchema>;

/** Which model answers, for records and tables: never a key, of a URL only its origin. */
export const ModelIdentitySchema = z.strictObject({
  id: z.string().describe('provider and name in one word, such as mock:perfect'),
  provider: z.string(),
  name: z.string(),
  mock: z.boolean().describe('a script in the place of a model: its results say nothing of any model'),
  endpoint: z.string().nullable().describe('origin of the URL; null where there is none'),
  parameters: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .describe('what shapes its answers: temperature, limits'),
});
export type ModelIdentity = z.infer<typeof ModelIdentitySchema>;
