import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { agentNamed, type Agent } from '../../agents/index.ts';
import { episodeCache, inProcessEnvironment, runMatrix } from '../../runner/index.ts';
import { readConfig } from '../config.ts';
import { optionsFor } from '../feedback.ts';
import { createTerminal } from '../terminal.ts';
import { structuredPrinter } from './print-structured.ts';
import { runAgents } from './run-agents.ts';
import type { RunPlan } from './run-plan.ts';

const broken: Agent = {
  name: 'broken',
  description: 'Fails after its first action.',
  kind: 'trivial',
  *audit() {
    yield { action_type: 'investigate_pattern', variable: 'age' };
    throw new Error('out of ideas');
  },
};

const OPTIONS = optionsFor('blind', 'lean');

/** Makes two runs at once that take turns, and returns the lines printed. */
async function structuredRun(agents: readonly Agent[], concurrency: number): Promise<string[]> {
  const stdout = new PassThrough();
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  const terminal = createTerminal(streams, readConfig({}), { plain: true, quiet: true });
  await runMatrix({
    agents,
    tasks: ['train_small'],
    seeds: [1],
    options: OPTIONS,
    concurrency: 2,
    openEnvironment: () => inProcessEnvironment(),
    onEvent: structuredPrinter(terminal, concurrency),
  });
  return String(stdout.read()).trimEnd().split('\n');
}

const named = (names: readonly string[]) => names.flatMap((name) => agentNamed(name) ?? []);

describe('structured lines', () => {
  it('keep the lines of one episode together when several are under way', async () => {
    const starts = (lines: readonly string[]) =>
      lines.map((line) => line.slice(0, line.indexOf(']') + 1)).filter((tag) => tag !== '[STEP]');
    const apart = ['[START]', '[END]', '[START]', '[END]'];
    expect(starts(await structuredRun(named(['heuristic', 'rank']), 2))).toEqual(apart);
    // The runs did take turns: printed as they come, their lines mix.
    expect(starts(await structuredRun(named(['heuristic', 'rank']), 1))).not.toEqual(apart);
  });

  it('give an episode without a result no score', async () => {
    const lines = await structuredRun([broken], 2);
    expect(lines.at(-1)).toBe('[END] task=train_small success=false steps=0 score=nan rewards=');
  });
});

describe('running agents', () => {
  it('keeps a failed run apart with its cause: it is no zero', async () => {
    const plan: RunPlan = {
      agents: [broken, ...named(['null'])],
      tasks: ['train_small'],
      seeds: [1, 2],
      sealed: null,
      trials: 1,
      options: OPTIONS,
      ranked: false,
    };
    const { episodes, failed } = await runAgents(plan, {
      episodes: episodeCache(),
      sealedKey: null,
      onEvent: () => undefined,
    });
    expect(episodes.map((row) => [row.agent, row.seed])).toEqual([
      ['null', 1],
      ['null', 2],
    ]);
    expect(failed).toMatchObject([
      { agent: 'broken', seed: 1, outcome: 'incomplete', cause: { kind: 'Error', message: 'out of ideas' } },
      { agent: 'broken', seed: 2, outcome: 'incomplete' },
    ]);
  });
});
