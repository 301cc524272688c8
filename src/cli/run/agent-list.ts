import { AGENTS, MODEL_AGENTS, modelAgent } from '../../agents/index.ts';
import { mockModel } from '../../models/index.ts';
import { hang } from '../output/wrap.ts';
import { PRESETS } from './agent-choice.ts';

const NAME = 17;
/** A model that is only named: help asks nobody. */
const UNASKED = mockModel('perfect');

/** The agents for a help page: a word on those worth running alone, the names of the rest. */
export function agentList(width: number): string {
  const entry = (name: string, text: string) => hang(`  ${name}`.padEnd(NAME), text, width);
  const shown = AGENTS.filter(({ kind }) => kind !== 'trivial' && kind !== 'ablated');
  const names = (wanted: string) =>
    AGENTS.flatMap(({ kind, name }) => (kind === wanted ? [name] : [])).join(', ');
  const [baselines, all] = PRESETS;
  return [
    'Agents:',
    entry(baselines, 'Those of the published table: naive, heuristic, rank, oracle, null and flag-all.'),
    entry(all, 'Every agent that can run here.'),
    ...MODEL_AGENTS.map((name) => entry(`${name} --model`, modelAgent(name, UNASKED).description)),
    ...shown.map(({ name, description }) => entry(name, description)),
    entry('(exploits)', names('trivial')),
    entry('(ablated)', names('ablated')),
  ].join('\n');
}
