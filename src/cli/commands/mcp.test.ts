import { describe, expect, it } from 'vitest';
import { captureRun } from '../captured-run.test-support.ts';

const LINES = [
  {
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '0' } },
  },
  { method: 'tools/list' },
  { method: 'tools/call', params: { name: 'read_protocol' } },
].map((request, id) => JSON.stringify({ jsonrpc: '2.0', id, ...request }));

describe('mcp', () => {
  it('answers each line of stdin with a line of stdout, and ends with stdin', async () => {
    const stdin = `${LINES.join('\n')}\nno json\n`;
    const { code, stdout, stderr } = await captureRun('mcp --task train_small --seed 42', { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const replies = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(replies).toHaveLength(4);
    const answered = new Map(replies.map((reply) => [reply.id, reply]));
    expect(answered.get(1).result.tools).toHaveLength(7);
    expect(answered.get(2).result.structuredContent).toMatchObject({ attempts_remaining: 20 });
    expect(answered.get(null).error.code).toBe(-32_700);
  });

  it.each([
    ['mcp --task task_impossible', '--task'],
    ['mcp --overrides [1]', '--overrides'],
    ['mcp --overrides {"patients":1}', 'task_overrides.patients'],
    ['mcp --feedback blind', 'reward_mode'],
  ])('%s is refused by name, with nothing on stdout', async (line, named) => {
    const { code, stdout, stderr } = await captureRun(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
  });
});
