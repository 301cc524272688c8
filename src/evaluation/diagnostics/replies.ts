import { z } from 'zod';
import type { AgentEvent } from '../../core/model/agent-event.ts';
import type { ModelReply } from '../../core/model/model-call.ts';

const count = z.int().min(0);

/** Replies of a model that would not do, by what became of them. */
export const BadRepliesSchema = z.strictObject({
  mended: count.describe('put right when the model was asked to'),
  no_answer: count.describe('nothing but prose, or nothing at all, also when asked again'),
  cut_off: count.describe('cut off at the greatest length, also when asked again'),
  ill_formed: count.describe('not of the form asked for, also when asked again'),
});
export type BadReplies = z.infer<typeof BadRepliesSchema>;

/** Counts the replies of an episode that would not do. */
export function badRepliesOf(events: readonly AgentEvent[]): BadReplies {
  const replies = new Map<number, ModelReply>();
  const counts = { mended: 0, no_answer: 0, cut_off: 0, ill_formed: 0 };
  for (const event of events) {
    if (event.type === 'model_call' && event.reply) replies.set(event.call, event.reply);
    if (event.type === 'repair') counts.mended++;
    if (event.type !== 'answer_stands') continue;
    // Each answer that stands was asked for again before: that repair mended nothing.
    counts.mended = Math.max(0, counts.mended - 1);
    const reply = replies.get(event.call);
    if (reply) counts[kindOf(reply)]++;
  }
  return counts;
}

function kindOf({ text, tool_calls, finish_reason }: ModelReply): 'no_answer' | 'cut_off' | 'ill_formed' {
  if (finish_reason === 'length') return 'cut_off';
  return tool_calls.length === 0 && !text.includes('{') ? 'no_answer' : 'ill_formed';
}
