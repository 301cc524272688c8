import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TASKS } from '../src/core/index.ts';
import { pythonFiles } from '../scripts/python/files.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('what follows from the code on the Python side', () => {
  it('is what npm run python writes', async () => {
    for (const { path, text } of await pythonFiles()) {
      const current = read(path);
      expect(text(current), `${path}: run npm run python`).toBe(current);
    }
  });

  it('the manifest has the published tasks with their budgets', () => {
    const manifest = read('openenv.yaml');
    const told = [...manifest.matchAll(/- id: (\w+)\n[^]*?max_steps: (\d+)/g)].map(([, id, steps]) => [
      id,
      Number(steps),
    ]);
    expect(told).toEqual(Object.values(TASKS).map(({ taskId, budget }) => [taskId, budget]));
  });

  it('no lock file carries another address than the public index', () => {
    const hosts = new Set([...read('uv.lock').matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host));
    expect([...hosts].toSorted()).toEqual(['files.pythonhosted.org', 'pypi.org']);
  });
});
