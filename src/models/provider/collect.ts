import type {
  LanguageModelV3Content,
  LanguageModelV3FinishReason,
  LanguageModelV3StreamPart,
  LanguageModelV3Usage,
} from '@ai-sdk/provider';
import {
  ToolCallSchema,
  type FinishReason,
  type ModelReply,
  type ToolCall,
} from '../../core/model/model-call.ts';

/** A reply as far as the model wrote it. */
export type Written = Pick<ModelReply, 'text' | 'tool_calls' | 'finish_reason' | 'usage'> & {
  /** Whether the provider said why the model stopped. */
  readonly finished: boolean;
};

/** Puts a stream together. @throws the error that stands in the stream, as the SDK gave it */
export async function collect(stream: ReadableStream<LanguageModelV3StreamPart>): Promise<Written> {
  const content: LanguageModelV3Content[] = [];
  let text = '';
  let finish: { reason: LanguageModelV3FinishReason; usage: LanguageModelV3Usage } | null = null;
  let failed: { readonly error: unknown } | null = null;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const part = next.value;
    if (part.type === 'text-delta') text += part.delta;
    else if (part.type === 'tool-call') content.push(part);
    else if (part.type === 'error') failed ??= { error: part.error };
    else if (part.type === 'finish') finish = { reason: part.finishReason, usage: part.usage };
  }
  const written = writtenOf([{ type: 'text', text }, ...content], finish?.reason, finish?.usage);
  if (failed) throw new StreamFailure(written, failed.error);
  return written;
}

/** An error that stood in a stream, with what had come before it. */
export class StreamFailure extends Error {
  override readonly name = 'StreamFailure';
  readonly written: Written;

  constructor(written: Written, cause: unknown) {
    super('an error stands in the stream', { cause });
    this.written = written;
  }
}

/** Puts a whole reply together. */
export function writtenOf(
  content: readonly LanguageModelV3Content[],
  reason: LanguageModelV3FinishReason | undefined,
  usage: LanguageModelV3Usage | undefined,
): Written {
  return {
    text: content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    tool_calls: content.flatMap((part) => (part.type === 'tool-call' ? [toolCall(part)] : [])),
    finish_reason: finishOf(reason),
    usage: { input_tokens: count(usage?.inputTokens.total), output_tokens: count(usage?.outputTokens.total) },
    finished: reason?.raw !== undefined,
  };
}

type SdkToolCall = Extract<LanguageModelV3Content, { readonly type: 'tool-call' }>;

function toolCall({ toolCallId, toolName, input, providerMetadata }: SdkToolCall): ToolCall {
  const plain = { id: toolCallId, name: toolName, arguments: input };
  if (!providerMetadata) return plain;
  return ToolCallSchema.safeParse({ ...plain, provider_data: providerMetadata }).data ?? plain;
}

function finishOf(reason: LanguageModelV3FinishReason | undefined): FinishReason {
  switch (reason?.unified) {
    case 'stop':
    case 'length':
      return reason.unified;
    case 'tool-calls':
      return 'tool_calls';
    case 'content-filter':
      return /^(?:stop|refusal)$/.test(reason.raw ?? '') ? 'refusal' : 'content_filter';
    case 'error':
    case 'other':
    case undefined:
      break;
  }
  return 'other';
}

function count(tokens: number | undefined): number | null {
  return tokens !== undefined && Number.isFinite(tokens) && tokens >= 0 ? Math.round(tokens) : null;
}
