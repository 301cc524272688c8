import type { ModelCallEvent } from '../../core/model/agent-event.ts';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';

/** What a model was told and said in one context: every message, the last reply included. */
export interface Conversation {
  readonly purpose: string;
  readonly messages: readonly ModelMessage[];
  readonly calls: number;
}

/** The conversations of an episode with its model, in order: a memory wipe ends one, the next begins anew. */
export function conversationsOf({ entries }: EpisodeRecord): Conversation[] {
  const conversations = new Map<number, { purpose: string; messages: ModelMessage[]; calls: number }>();
  for (const entry of entries) {
    if (entry.type !== 'agent' || entry.event.type !== 'model_call') continue;
    const { conversation, purpose, prompt } = entry.event;
    const held = conversations.get(conversation) ?? { purpose, messages: [], calls: 0 };
    conversations.set(conversation, held);
    held.messages = [...held.messages.slice(0, prompt.carried), ...prompt.messages, ...replyOf(entry.event)];
    held.calls++;
  }
  return [...conversations.values()];
}

function replyOf({ reply }: ModelCallEvent): ModelMessage[] {
  if (reply === null) return [];
  const { text, tool_calls } = reply;
  return [{ role: 'assistant', content: text, ...(tool_calls.length > 0 && { tool_calls }) }];
}
