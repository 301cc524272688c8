import { z } from 'zod';
import { ModelMessageSchema, ModelReplySchema, ProviderFailureSchema } from './model-call.ts';

/** One call of a language model: what was sent, and the reply or why there was none. */
export const ModelCallEventSchema = z.strictObject({
  type: z.literal('model_call'),
  call: z.int().min(1).describe('counted over the episode, repairs included'),
  purpose: z.string().describe('what the call is for, such as investigate, batch, report or audit'),
  batch: z.int().min(1).nullable().describe('which batch of patients, where there are batches'),
  repair: z.boolean().describe('true when it asks the model to mend its last reply'),
  conversation: z.int().min(1).describe('calls of one conversation share a context; a wipe begins a new one'),
  prompt: z.strictObject({
    carried: z.int().min(0).describe('messages sent again that an earlier event of the conversation holds'),
    messages: ModelMessageSchema.array().describe('the messages after those'),
    tools: z.string().array().describe('names of the tools offered'),
    estimated_tokens: z.int().min(0).describe('size of all that was sent, estimated from above'),
    sha256: z.string().describe('of all messages, carried ones included, as JSON'),
  }),
  reply: ModelReplySchema.nullable(),
  failure: ProviderFailureSchema.nullable(),
});
export type ModelCallEvent = z.infer<typeof ModelCallEventSchema>;

/**
 * What an agent tells beside its actions. Events explain an episode and never change it; an action follows the events
 * that led to it.
 */
export const AgentEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('phase'),
    phase: z.string().describe('investigate, scan, report or audit'),
  }),
  z.strictObject({ type: z.literal('thought'), text: z.string() }),
  ModelCallEventSchema,
  z.strictObject({
    type: z.literal('repair'),
    call: z.int().min(1).describe('the call whose reply is to be mended'),
    problems: z.string().array(),
  }),
  z.strictObject({
    type: z.literal('answer_stands'),
    call: z.int().min(1),
    problems: z.string().array().describe('what is still wrong: the answer is taken as it is'),
  }),
  z.strictObject({
    type: z.literal('memory_wipe'),
    after: z.string().describe('what ended, such as batch 3 of 29'),
    carried: z.string().describe('all that the next context is told of what was before'),
  }),
]);
export type AgentEvent = z.infer<typeof AgentEventSchema>;
