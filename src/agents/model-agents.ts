import type { Agent } from './agent.ts';
import type { LanguageModel } from './language-model/language-model.ts';
import { naiveAgent } from './naive-model/naive-model.ts';
import { reactAgent, type ReactSettings } from './react/react.ts';
import { toolsAgent, type ToolsSettings } from './tools/tools.ts';

/** The agents that a language model can decide for. `naive` also exists without one, as a baseline. */
export const MODEL_AGENTS = ['naive', 'react', 'tools'] as const;
export type ModelAgentName = (typeof MODEL_AGENTS)[number];

/** The agent of that name with a model behind it. */
export function modelAgent(
  name: ModelAgentName,
  model: LanguageModel,
  settings: ModelAgentSettings = {},
): Agent {
  return MAKERS[name](model, settings);
}

/** How model agents cut their work; each takes what concerns it. */
export type ModelAgentSettings = ReactSettings & ToolsSettings;

type Maker = (model: LanguageModel, settings: ModelAgentSettings) => Agent;

const MAKERS: Readonly<Record<ModelAgentName, Maker>> = {
  naive: naiveAgent,
  react: reactAgent,
  tools: toolsAgent,
};
