import type { LanguageModelV3CallOptions, LanguageModelV3Prompt } from '@ai-sdk/provider';
import type { ModelRequest } from '../../agents/language-model/language-model.ts';
import { readJson } from '../../agents/language-model/read-json.ts';
import type { ModelMessage, ToolCall } from '../../core/model/model-call.ts';
import type { ReplyFormat } from './settings.ts';

/** A request in the words of the AI SDK. */
export function toSdkRequest(request: ModelRequest, replyFormat: ReplyFormat): LanguageModelV3CallOptions {
  const { messages, tools, schema } = request;
  return {
    prompt: messages.map(toSdkMessage),
    ...(tools && {
      tools: tools.map(({ name, description, parameters }) => ({
        type: 'function' as const,
        name,
        description,
        inputSchema: parameters,
      })),
      toolChoice: { type: 'auto' as const },
    }),
    ...(schema &&
      replyFormat !== 'text' && {
        responseFormat: {
          type: 'json' as const,
          ...(replyFormat === 'json_schema' && { name: schema.name, schema: schema.schema }),
        },
      }),
  };
}

function toSdkMessage(message: ModelMessage): LanguageModelV3Prompt[number] {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.content }] };
    case 'assistant':
      return {
        role: 'assistant',
        content: [
          ...(message.content === '' ? [] : [{ type: 'text' as const, text: message.content }]),
          ...(message.tool_calls ?? []).map(toSdkCall),
        ],
      };
    case 'tool':
      break;
  }
  return {
    role: 'tool',
    content: [
      {
        type: 'tool-result',
        toolCallId: message.tool_call_id,
        toolName: message.name,
        output: { type: 'text', value: message.content },
      },
    ],
  };
}

function toSdkCall({ id, name, arguments: text, provider_data }: ToolCall) {
  const read = readJson(text);
  return {
    type: 'tool-call' as const,
    toolCallId: id,
    toolName: name,
    // Arguments that were no JSON go back as an empty object: providers refuse a conversation with broken ones.
    input: read.ok ? read.value : {},
    ...(provider_data && { providerOptions: provider_data }),
  };
}
