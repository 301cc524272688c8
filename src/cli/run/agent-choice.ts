import { agentNamed, AGENTS, type Agent } from '../../agents/index.ts';
import { parsed, refused, type Parsed } from '../parse/parsed.ts';

/** Who is to run, and who belongs to the choice but cannot run here. */
export interface AgentChoice {
  readonly agents: readonly Agent[];
  /** Left out of a preset. */
  readonly skipped: readonly SkippedAgent[];
  /** Asked for by name, so that nothing may run in their place. */
  readonly refused: readonly string[];
}

/** An agent that cannot run here, and why. */
export interface SkippedAgent {
  readonly agent: string;
  readonly reason: string;
}

/** Agents whose decisions come from a language model. */
const MODEL_AGENTS = ['react', 'tools'] as const;

/** Choices that stand for several agents. */
export const PRESETS = ['baselines', 'all'] as const;

/** Presets and agents worth running alone: all but exploits and ablated auditors. */
export const RUNNABLE: readonly string[] = [
  ...PRESETS,
  ...AGENTS.filter(({ kind }) => kind !== 'trivial' && kind !== 'ablated').map(({ name }) => name),
];

/** The agents of the published baseline table, and those that need a model as skipped. */
export function baselines(): AgentChoice {
  return { agents: agentsOf('baselines'), skipped: SKIPPED, refused: [] };
}

/** Reads --agent: names separated by commas, `baselines`, or `all` for every agent that can run here. */
export function parseAgents(text: string): Parsed<AgentChoice> {
  const names = text.split(',').map((name) => name.trim());
  const isModel = (name: string) => MODEL_AGENTS.some((model) => model === name);
  const agents: Agent[] = [];
  for (const name of names.filter((one) => !isModel(one))) {
    const found = agentsOf(name);
    if (found.length === 0) return refused(`There is no agent '${name}'. ${allowedNames()}`);
    for (const agent of found) if (!agents.includes(agent)) agents.push(agent);
  }
  const preset = names.some((name) => PRESETS.some((known) => known === name));
  return parsed({ agents, skipped: preset ? SKIPPED : [], refused: names.filter(isModel) });
}

/** Reads --mode, the older spelling: full is the react agent. */
export function parseMode(text: string): Parsed<AgentChoice> {
  const modes = ['naive', 'heuristic', 'full', 'all'];
  if (!modes.includes(text)) return refused(`Allowed: ${modes.join(', ')}.`);
  return parseAgents(text === 'full' ? 'react' : text);
}

const BASELINES = ['naive', 'heuristic', 'rank', 'oracle', 'null', 'flag-all'];

const SKIPPED: readonly SkippedAgent[] = MODEL_AGENTS.map((agent) => ({
  agent,
  reason: 'needs a language model; this version cannot call one yet',
}));

function agentsOf(name: string): readonly Agent[] {
  if (name === 'all') return AGENTS;
  const names = name === 'baselines' ? BASELINES : [name];
  return names.flatMap((one) => agentNamed(one) ?? []);
}

function allowedNames(): string {
  return `Allowed: ${[...PRESETS, ...AGENTS.map((agent) => agent.name)].join(', ')}.`;
}
