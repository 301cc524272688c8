import { describe, expect, it } from 'vitest';
import type { Agent } from '../agents/agent.ts';
import { investigatePattern } from '../agents/actions.ts';
import { workflowOnly } from '../agents/trivial/idle.ts';
import { scriptedAgent } from '../testing/scripted-agent.ts';
import type { RunEvent } from './events.ts';
import { inProcessEnvironment } from './in-process.ts';
import { isComplete, runMatrix, type Matrix } from './run-matrix.ts';

const short: Agent = { ...workflowOnly, name: 'short' };
const silent = scriptedAgent('silent', []);
const broken: Agent = {
  ...silent,
  name: 'broken',
  *audit(first) {
    yield investigatePattern('age');
    throw new Error(`no reply on ${first.task_id}`);
  },
};

const matrix = (fields: Partial<Matrix> = {}): Matrix => ({
  agents: [short, silent],
  tasks: ['train_small', 'task_easy'],
  seeds: [3, 1],
  openEnvironment: () => inProcessEnvironment(),
  ...fields,
});

describe('running a matrix', () => {
  it('makes every run, in the order task, seed, agent, trial', async () => {
    const runs = await runMatrix(matrix({ trials: 2 }));
    const keys = runs.map(({ task_id, seed, agent, trial }) => `${task_id} ${seed} ${agent} ${trial}`);
    expect(keys.slice(0, 5)).toEqual([
      'train_small 3 short 0',
      'train_small 3 short 1',
      'train_small 3 silent 0',
      'train_small 3 silent 1',
      'train_small 1 short 0',
    ]);
    expect(keys).toHaveLength(16);
  });

  it('gives the same results however many go on at once', async () => {
    expect(await runMatrix(matrix({ concurrency: 4 }))).toEqual(await runMatrix(matrix()));
  });

  it('keeps what runs came to and drops what was played once it is told', async () => {
    const played: number[] = [];
    const onEvent = (event: RunEvent) => {
      if (event.type === 'episode_end') played.push(event.result.actions.length);
    };
    const runs = await runMatrix(matrix({ agents: [short], tasks: ['train_small'], onEvent }));
    expect(played).toHaveLength(2);
    expect(Math.min(...played)).toBeGreaterThan(0);
    expect(Object.keys(runs[0] ?? {}).toSorted()).toEqual([
      'after_done',
      'agent',
      'dense_reward_total',
      'outcome',
      'score',
      'score_breakdown',
      'seed',
      'steps',
      'task_id',
      'trial',
    ]);
  });

  it('keeps a failed run apart from a zero, and goes on', async () => {
    const runs = await runMatrix(matrix({ agents: [broken, short], tasks: ['train_small'] }));
    expect(runs.map(({ outcome }) => outcome)).toEqual([
      'incomplete',
      'completed',
      'incomplete',
      'completed',
    ]);
    expect(runs[0]).toMatchObject({ cause: new Error('no reply on train_small') });
    expect(runs.filter(isComplete)).toHaveLength(2);
  });

  it('cancels what has not been run', async () => {
    const stop = new AbortController();
    const onEvent = ({ type }: RunEvent) => {
      if (type === 'episode_end') stop.abort();
    };
    const runs = await runMatrix(matrix({ tasks: ['train_small'], signal: stop.signal, onEvent }));
    expect(runs.map(({ outcome }) => outcome)).toEqual(['completed', 'cancelled', 'cancelled', 'cancelled']);
  });

  it('passes options on, counts, and closes every environment', async () => {
    const counts: RunEvent[] = [];
    const rows: number[] = [];
    let open = 0;
    await runMatrix(
      matrix({
        tasks: ['train_small'],
        options: { observation_mode: 'paged' },
        concurrency: 2,
        openEnvironment: () => {
          open++;
          const environment = inProcessEnvironment();
          return { ...environment, close: async () => void open-- };
        },
        onEvent: (event) => {
          if (event.type === 'matrix_start' || event.type === 'matrix_end') counts.push(event);
          if (event.type === 'episode_start') rows.push(event.observation.dataset.length);
        },
      }),
    );
    expect(open).toBe(0);
    expect(rows).toEqual([0, 0, 0, 0]);
    expect(counts).toEqual([
      { type: 'matrix_start', runs: 4 },
      { type: 'matrix_end', completed: 4, failed: 0 },
    ]);
  });
});
