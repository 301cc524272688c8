import type { RecordedAgent } from '../core/model/record.ts';
import { hashText } from '../core/random/hash.ts';
import type { Agent } from './agent.ts';

/** An agent as configurations and records name it. */
export function recordedAgent({ name, kind, model, promptTemplate }: Agent): RecordedAgent {
  return {
    name,
    kind,
    track: model ? (name === 'tools' ? 'tools' : 'in-context') : null,
    model: model ?? null,
    prompt_template_hash: promptTemplate === undefined ? null : hashText(promptTemplate),
  };
}
