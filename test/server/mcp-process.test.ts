import { fileURLToPath } from 'node:url';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { TOOLS } from '../../src/core/index.ts';
import { runEpisode } from '../../src/runner/index.ts';
import {
  connectedClient,
  mcpEnvironment,
  type OpenTransport,
} from '../../src/server/mcp/mcp-environment.test-support.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A process of `clinicalbench mcp`, as a host starts one for each of its clients. */
const ownProcess: OpenTransport = ({ task_id = 'task_easy', seed = 0, observation_mode = 'paged' }) =>
  new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'mcp', '--task', task_id, '--seed', String(seed), '--observation-mode', observation_mode],
    stderr: 'ignore',
  });

describe('clinicalbench mcp, in the judgment of the official client', () => {
  it('lists seven tools', async () => {
    const client = await connectedClient(ownProcess, { task_id: 'train_small', seed: 1 });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    expect(tools).toHaveLength(7);
    await client.close();
  });

  it('lets the oracle play to score 1', async () => {
    const run = await runEpisode(oracle, mcpEnvironment(ownProcess), { task_id: 'task_hard', seed: 42 });
    expect(run).toMatchObject({ score: 1, outcome: 'completed' });
  });

  it('keeps two clients apart', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map((seed) => connectedClient(ownProcess, { task_id: 'train_small', seed })),
    );
    await one?.callTool({ name: 'investigate_pattern', arguments: { variable: 'age' } });
    const left = await Promise.all(
      [one, two].map(async (client) => {
        const answer = await client?.callTool({ name: 'read_protocol', arguments: {} });
        return answer?.structuredContent;
      }),
    );
    expect(left).toMatchObject([{ attempts_remaining: 19 }, { attempts_remaining: 20 }]);
    await Promise.all([one?.close(), two?.close()]);
  });
});
