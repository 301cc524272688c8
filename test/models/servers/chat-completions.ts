import { z } from 'zod';
import type { ModelRequest } from '../../../src/agents/index.ts';
import type { ModelReply } from '../../../src/core/model/model-call.ts';

/** The part of a chat completions request that the server understands; what it does not know it refuses, as real ones do. */
export const ChatRequestSchema = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  max_tokens: z.int().min(1),
  temperature: z.number().min(0).max(2).optional(),
  messages: z
    .discriminatedUnion('role', [
      z.object({ role: z.literal('system'), content: z.string() }),
      z.object({ role: z.literal('user'), content: z.string() }),
      z.object({
        role: z.literal('assistant'),
        content: z.string().nullable(),
        tool_calls: z
          .object({
            id: z.string(),
            type: z.literal('function'),
            function: z.object({ name: z.string(), arguments: z.string() }),
          })
          .array()
          .min(1)
          .optional(),
      }),
      z.object({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
    ])
    .array()
    .min(1),
  tools: z
    .object({
      type: z.literal('function'),
      function: z.object({
        name: z.string().regex(/^[\w-]{1,64}$/),
        description: z.string().optional(),
        parameters: z.looseObject({ type: z.literal('object') }),
      }),
    })
    .array()
    .min(1)
    .optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({
          name: z.string().regex(/^[\w-]{1,64}$/),
          strict: z.boolean(),
          schema: z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false) }),
        }),
      }),
      z.object({ type: z.literal('json_object') }),
    ])
    .optional(),
});
export type ChatRequest = z.infer<typeof ChatRequestSchema>;

/** A request of the wire as the mock models take it. Every tool call must have been answered, in order. */
export function toModelRequest({ messages, tools }: ChatRequest): ModelRequest {
  const names = new Map<string, string>();
  return {
    messages: messages.map((message) => {
      if (message.role === 'assistant') {
        for (const call of message.tool_calls ?? []) names.set(call.id, call.function.name);
        return {
          role: message.role,
          content: message.content ?? '',
          ...(message.tool_calls && {
            tool_calls: message.tool_calls.map(({ id, function: called }) => ({ id, ...called })),
          }),
        };
      }
      if (message.role !== 'tool') return message;
      const name = names.get(message.tool_call_id);
      if (name === undefined) throw new Error(`no call has the id ${message.tool_call_id}`);
      return { ...message, name };
    }),
    ...(tools && {
      tools: tools.map(({ function: tool }) => ({
        name: tool.name,
        description: tool.description ?? '',
        parameters: tool.parameters,
      })),
    }),
  };
}

const FINISH = {
  stop: 'stop',
  tool_calls: 'tool_calls',
  length: 'length',
  content_filter: 'content_filter',
  refusal: 'stop',
  other: 'stop',
} as const;

const callsOf = (reply: ModelReply) =>
  reply.tool_calls.map(({ id, name, arguments: text }, index) => ({
    index,
    id,
    type: 'function',
    function: { name, arguments: text },
  }));

const usageOf = ({ usage }: ModelReply) => ({
  prompt_tokens: usage.input_tokens,
  completion_tokens: usage.output_tokens,
  total_tokens: (usage.input_tokens ?? 0) + (usage.output_tokens ?? 0),
});

/** A whole reply. */
export function completion(model: string, reply: ModelReply): string {
  const calls = callsOf(reply);
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: reply.text === '' && calls.length > 0 ? null : reply.text,
          ...(calls.length > 0 && { tool_calls: calls }),
        },
        finish_reason: FINISH[reply.finish_reason],
      },
    ],
    usage: usageOf(reply),
  });
}

/** The events of a streamed reply, [DONE] included. Arguments of tool calls come in pieces, as they do. */
export function* streamed(model: string, reply: ModelReply): Generator<string> {
  const chunk = (delta: object, finish_reason: string | null = null) =>
    event({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model,
      choices: [{ index: 0, delta, finish_reason }],
    });
  yield chunk({ role: 'assistant', content: '' });
  for (const piece of pieces(reply.text)) yield chunk({ content: piece });
  for (const call of callsOf(reply)) {
    yield chunk({ tool_calls: [{ ...call, function: { name: call.function.name, arguments: '' } }] });
    for (const piece of pieces(call.function.arguments))
      yield chunk({ tool_calls: [{ index: call.index, function: { arguments: piece } }] });
  }
  yield chunk({}, FINISH[reply.finish_reason]);
  yield event({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model,
    choices: [],
    usage: usageOf(reply),
  });
  yield DONE;
}

/** One server-sent event. */
export function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** How a stream says that it is complete. */
export const DONE = 'data: [DONE]\n\n';

const PIECE = 2_000;

function pieces(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE),
  );
}
