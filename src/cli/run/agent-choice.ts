import { agentNamed, AGENTS, type Agent } from '../../agents/index.ts';
import { parsed, refused, type Parsed } from '../parse/parsed.ts';
import { PACKAGE_VERSION } from '../package-version.ts';

/** Who is to run, and who belongs to the choice but cannot run here. */
export interface AgentChoice {
  readonly agents: readonly Agent[];
  readonly skipped: readonly SkippedAgent[];
}

/** An agent that cannot run here, and why. */
export interface SkippedAgent {
  readonly agent: string;
  readonly reason: string;
}

/** The agents that make up the published baseline table. */
const BASELINES = ['naive', 'heuristic', 'rank', 'oracle', 'null', 'flag-all'];

/** Agents whose decisions come from a language model. */
export const MODEL_AGENTS = ['react', 'tools'] as const;

const NEEDS_MODEL =
  `needs a language model, which version ${PACKAGE_VERSION} cannot ask yet; a version that can is enabled by ` +
  'API_BASE_URL, MODEL_NAME and a key in API_KEY, HF_TOKEN or OPENAI_API_KEY';

/** Choices that stand for several agents. */
export const PRESETS = ['baselines', 'all'] as const;

/** Reads --agent: names separated by commas, `baselines`, or `all` for every agent that can run here. */
export function parseAgents(text: string): Parsed<AgentChoice> {
  const names = text.split(',').map((name) => name.trim());
  const agents: Agent[] = [];
  let preset = false;
  for (const name of names) {
    if (MODEL_AGENTS.some((model) => model === name)) return refused(`The agent '${name}' ${NEEDS_MODEL}.`);
    const found = agentsOf(name);
    if (found.length === 0) return refused(`There is no agent '${name}'. ${allowedNames()}`);
    preset ||= PRESETS.some((known) => known === name);
    for (const agent of found) if (!agents.includes(agent)) agents.push(agent);
  }
  return parsed({
    agents,
    skipped: preset ? MODEL_AGENTS.map((agent) => ({ agent, reason: NEEDS_MODEL })) : [],
  });
}

/** Reads --mode, the older spelling: full is the react agent. */
export function parseMode(text: string): Parsed<AgentChoice> {
  const modes = ['naive', 'heuristic', 'full', 'all'];
  if (!modes.includes(text)) return refused(`Allowed: ${modes.join(', ')}.`);
  return parseAgents(text === 'full' ? 'react' : text);
}

function agentsOf(name: string): readonly Agent[] {
  if (name === 'all') return AGENTS;
  const names = name === 'baselines' ? BASELINES : [name];
  return names.flatMap((one) => agentNamed(one) ?? []);
}

function allowedNames(): string {
  return `Allowed: ${[...PRESETS, ...AGENTS.map((agent) => agent.name)].join(', ')}.`;
}
