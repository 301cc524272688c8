import { ABLATED } from './ablated.ts';
import type { Agent } from './agent.ts';
import { heuristic } from './heuristic.ts';
import { infer } from './infer/infer.ts';
import { naive } from './naive.ts';
import { oracle } from './oracle.ts';
import { rank, rankAndSense } from './rank.ts';
import { TRIVIAL } from './trivial/index.ts';

/** Every agent that needs no model, in the order in which tables show them. */
export const AGENTS: readonly Agent[] = [
  oracle,
  heuristic,
  naive,
  rank,
  rankAndSense,
  infer,
  ...ABLATED,
  ...TRIVIAL,
];

const BY_NAME: ReadonlyMap<string, Agent> = new Map(AGENTS.map((agent) => [agent.name, agent]));

/** The agent of that name, or null when there is none: the names are those of AGENTS. */
export function agentNamed(name: string): Agent | null {
  return BY_NAME.get(name) ?? null;
}
