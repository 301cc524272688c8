import {
  agentNamed,
  AGENTS,
  MODEL_AGENTS,
  modelAgent,
  type Agent,
  type LanguageModel,
  type ModelAgentSettings,
} from '../../agents/index.ts';
import { parsed, refused, type Parsed } from '../parse/parsed.ts';
import { UsageError } from '../usage-error.ts';

/** Who is to run, and who belongs to the choice but cannot run here. */
export interface AgentChoice {
  readonly agents: readonly Agent[];
  /** Left out of a preset. */
  readonly skipped: readonly SkippedAgent[];
}

/** An agent that cannot run here, and why. */
export interface SkippedAgent {
  readonly agent: string;
  readonly reason: string;
}

/** Choices that stand for several agents. */
export const PRESETS = ['baselines', 'all'] as const;

/** Reads --agent: names separated by commas, `baselines`, or `all` for every agent that can run here. */
export function parseAgents(text: string): Parsed<readonly string[]> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) return refused(`There is no agent '${unknown}'. Allowed: ${NAMES.join(', ')}.`);
  return parsed(names);
}

/** Reads --mode, the older spelling: full is the react agent. */
export function parseMode(text: string): Parsed<readonly string[]> {
  const modes = ['naive', 'heuristic', 'full', 'all'];
  if (!modes.includes(text)) return refused(`Allowed: ${modes.join(', ')}.`);
  return parsed([text === 'full' ? 'react' : text]);
}

/**
 * The agents of these names. With a model, `naive` is the agent that asks it, and `all` has those that need it; the
 * preset `baselines` stays as it is published.
 * @throws UsageError for an agent that needs a model where there is none, and for a model that no agent would ask
 * @param isAsked whether the model was asked for by a flag, so that leaving it aside would be a surprise
 */
export function chooseAgents(
  names: readonly string[],
  model: LanguageModel | null,
  isAsked: boolean,
  settings: ModelAgentSettings = {},
): AgentChoice {
  const agents = names.flatMap((name) => agentsOf(name, model, settings));
  const chosen = agents.filter(
    (agent, index) => agents.findIndex((one) => one.name === agent.name) === index,
  );
  if (isAsked && !chosen.some((agent) => agent.model))
    throw new UsageError(
      `None of the agents asks a language model: --model goes with ${MODEL_AGENTS.join(', ')}, or all.`,
    );
  const preset = names.some((name) => PRESETS.some((known) => known === name));
  const left = MODEL_ONLY.filter((name) => !chosen.some((agent) => agent.name === name));
  return {
    agents: chosen,
    skipped: preset ? left.map((agent) => ({ agent, reason: reasonFor(model) })) : [],
  };
}

const MODEL_ONLY: readonly string[] = MODEL_AGENTS.filter((name) => agentNamed(name) === null);
const NAMES: readonly string[] = [...PRESETS, ...MODEL_ONLY, ...AGENTS.map((agent) => agent.name)];

const BASELINES = ['naive', 'heuristic', 'rank', 'oracle', 'null', 'flag-all'];

function agentsOf(name: string, model: LanguageModel | null, settings: ModelAgentSettings): readonly Agent[] {
  if (name === 'baselines') return BASELINES.flatMap((one) => agentNamed(one) ?? []);
  if (name === 'all')
    return [...(model ? MODEL_AGENTS.map((one) => modelAgent(one, model, settings)) : []), ...AGENTS];
  const asking = MODEL_AGENTS.find((one) => one === name);
  if (asking && model) return [modelAgent(asking, model, settings)];
  const found = agentNamed(name);
  if (!found)
    throw new UsageError(
      `The agent '${name}' needs a language model: say --model NAME (mock:perfect needs no key) or set MODEL_NAME.`,
    );
  return [found];
}

function reasonFor(model: LanguageModel | null): string {
  return model ? 'is no baseline' : 'needs a language model, and none is named (--model or MODEL_NAME)';
}
