import type { Agent } from './agent.ts';
import type { LanguageModel } from './language-model/language-model.ts';
import { naiveAgent } from './naive-model/naive-model.ts';
import { reactAgent } from './react/react.ts';
import { toolsAgent } from './tools/tools.ts';

/** The agents that a language model can decide for. `naive` also exists without one, as a baseline. */
export const MODEL_AGENTS = ['naive', 'react', 'tools'] as const;
export type ModelAgentName = (typeof MODEL_AGENTS)[number];

/** The agent of that name with a model behind it. */
export function modelAgent(name: ModelAgentName, model: LanguageModel): Agent {
  return MAKERS[name](model);
}

const MAKERS: Readonly<Record<ModelAgentName, (model: LanguageModel) => Agent>> = {
  naive: naiveAgent,
  react: reactAgent,
  tools: toolsAgent,
};
