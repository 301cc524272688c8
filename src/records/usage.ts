import type { EpisodeUsage, RecordedAgent, RecordEntry } from '../core/model/record.ts';
import type { LooseEntry } from './chain.ts';

/** What the calls among these entries used, added up; null for an agent that asks no model. */
export function usageOf(
  { model }: RecordedAgent,
  entries: readonly (LooseEntry | RecordEntry)[],
): EpisodeUsage | null {
  if (model === null) return null;
  const total: EpisodeUsage = { calls: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0, latency_ms: 0 };
  for (const entry of entries) {
    if (entry.type !== 'agent' || entry.event.type !== 'model_call') continue;
    const { reply } = entry.event;
    total.calls++;
    if (reply === null) continue;
    total.input_tokens = sum(total.input_tokens, reply.usage.input_tokens);
    total.output_tokens = sum(total.output_tokens, reply.usage.output_tokens);
    total.cost_usd = sum(total.cost_usd, reply.cost_usd);
    total.latency_ms += reply.latency_ms;
  }
  return total;
}

/** What is not known of a part is not known of the whole. */
function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
