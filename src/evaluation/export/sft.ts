import { observe } from '../../core/episode/index.ts';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import type { Observation } from '../../core/model/observation.ts';
import { CANARY } from '../../core/version.ts';
import type { Replay } from '../../records/index.ts';
import { conversationsOf } from './conversation.ts';

/** One training example in the form of chat messages, with where it comes from. */
export interface SftExample {
  readonly messages: readonly ModelMessage[];
  readonly metadata: {
    readonly canary: string;
    readonly agent: string;
    readonly model: string | null;
    readonly task_id: string;
    readonly seed: number | null;
    readonly score: number | null;
    readonly purpose: string;
  };
}

/**
 * A record as chat messages for supervised fine-tuning: the conversations as they were where a model decided; else the
 * observations as user messages and the actions as the assistant's JSON.
 */
export function sftExamples(record: EpisodeRecord, replay: Replay): SftExample[] {
  const { agent, episode, result } = record;
  const of = (purpose: string, messages: readonly ModelMessage[]): SftExample => ({
    messages,
    metadata: {
      canary: CANARY,
      agent: agent.name,
      model: agent.model?.id ?? null,
      task_id: episode.task_id,
      seed: episode.seed,
      score: result.score,
      purpose,
    },
  });
  if (agent.model !== null)
    return conversationsOf(record)
      .filter(({ messages }) => messages.at(-1)?.role === 'assistant')
      .map(({ purpose, messages }) => of(purpose, messages));
  return record.entries.length === 0 ? [] : [of('audit', playedMessages(record, replay))];
}

function playedMessages({ entries }: EpisodeRecord, { first, states }: Replay): ModelMessage[] {
  const begun = observe(first);
  const messages: ModelMessage[] = [
    { role: 'system', content: begun.task_description },
    {
      role: 'user',
      content: [begun.protocol_title, begun.trial_protocol_excerpt, JSON.stringify(begun.dataset)].join(
        '\n\n',
      ),
    },
  ];
  entries.forEach((entry, index) => {
    const state = states[index];
    if (entry.type !== 'action' || !state) return;
    messages.push({ role: 'assistant', content: JSON.stringify(entry.action) });
    if (state.end === null) messages.push({ role: 'user', content: answerText(observe(state)) });
  });
  return messages;
}

/** What is new in an observation: its text and the result of the action. */
function answerText({ feedback, metadata, attempts_remaining, phase }: Observation): string {
  const { result } = metadata;
  const lines = [feedback, `${attempts_remaining} steps left, phase ${phase}`];
  return result === undefined ? lines.join('\n') : [...lines, JSON.stringify(result)].join('\n');
}
