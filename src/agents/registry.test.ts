import { describe, expect, it } from 'vitest';
import { AGENTS, agentNamed } from './registry.ts';

describe('the registry of agents', () => {
  it('finds every agent by its name, and nothing else', () => {
    for (const agent of AGENTS) expect(agentNamed(agent.name)).toBe(agent);
    for (const name of ['', 'Oracle', '__proto__', 'constructor', 'react'])
      expect(agentNamed(name)).toBeNull();
  });

  it('has plain, unique names and a sentence for each', () => {
    const names = AGENTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of AGENTS) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('knows one oracle and never ranks it', () => {
    expect(AGENTS.filter(({ kind }) => kind === 'oracle').map(({ name }) => name)).toEqual(['oracle']);
    expect(AGENTS.filter(({ kind }) => kind === 'baseline').map(({ name }) => name)).toEqual(['heuristic']);
  });
});
