import type { ModelUse, RunDocument } from '../../evaluation/index.ts';
import { counted, grouped } from '../output/figures.ts';

/** Which language models decided, and what they were asked for. A mock is called what it is. */
export function modelLines({ models = [], summary }: RunDocument): string[] {
  return models.map((use) => {
    const agents = [...new Set(summary.flatMap((row) => (row.model === use.model.id ? [row.agent] : [])))];
    const who = agents.length === 0 ? '' : ` decided for ${agents.join(', ')}`;
    const what = use.model.mock
      ? 'is a script in the place of a language model: its results say nothing of any model'
      : `is a language model${use.model.endpoint === null ? '' : ` at ${use.model.endpoint}`}`;
    return `${use.model.id}${who} and ${what}. ${useText(use)}`;
  });
}

function useText(use: ModelUse): string {
  if (use.calls === 0) return 'It was not asked.';
  const tokens = (count: number | null) => (count === null ? 'an unknown number of' : grouped(count));
  const faults = Object.entries(use.faults).map(([fault, count]) => `${fault} ${count}`);
  const parts = [
    `${counted(use.calls, 'call')}, ${counted(use.repairs, 'repair')} among them`,
    `${tokens(use.input_tokens)} tokens in and ${tokens(use.output_tokens)} out`,
    `prompts of at most ${grouped(use.largest_prompt_tokens)} tokens (estimated from above)`,
    use.cost_usd === null ? 'cost unknown (no price is known or told)' : `cost $${use.cost_usd.toFixed(4)}`,
    ...(faults.length === 0 ? [] : [`failed tries: ${faults.join(', ')}`]),
  ];
  return `${parts.join('; ')}.`;
}

/** An agent's name in a table: one that a mock decides for says so. */
export function agentLabel({
  agent,
  model,
}: {
  readonly agent: string;
  readonly model?: string | undefined;
}): string {
  return model?.startsWith('mock:') ? `${agent} (${model})` : agent;
}
