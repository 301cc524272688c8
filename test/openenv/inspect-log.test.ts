import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';

/** Opens logs as Inspect does, and prints what it read. */
const SCRIPT = `
import json, sys
from inspect_ai.log import read_eval_log
read = []
for path in sys.argv[1:]:
    log = read_eval_log(path)
    read.append({
        "task": log.eval.task,
        "model": log.eval.model,
        "status": log.status,
        "samples": len(log.samples),
        "mean": log.results.scores[0].metrics["mean"].value,
        "scores": [sample.scores["clinicalbench"].value for sample in log.samples],
        "messages": [len(sample.messages) for sample in log.samples],
    })
print(json.dumps(read))
`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'clinicalbench-inspect-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('an exported Inspect log', () => {
  it('opens in inspect_ai from PyPI, with and without a model', async () => {
    const run = join(root, 'run');
    const logs = join(root, 'logs');
    const line = 'run --agent oracle,react,tools --model mock:perfect --task train_small --seeds 1..2';
    expect(await captureRun(`${line} --out ${run}`)).toMatchObject({ code: 0 });
    expect(await captureRun(`export --inspect ${run} --out ${logs}`)).toMatchObject({ code: 0 });
    const files = readdirSync(logs)
      .toSorted()
      .map((name) => join(logs, name));
    expect(files).toHaveLength(3);
    const { command, env } = inject('python');
    const { stdout, stderr, status } = spawnSync(command, ['-c', SCRIPT, ...files], {
      cwd: root,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      timeout: 110_000,
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const read: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    const common = {
      task: 'clinicalbench/train_small',
      status: 'success',
      samples: 2,
      mean: 1,
      scores: [1, 1],
    };
    expect(read).toMatchObject([
      { ...common, model: 'none/oracle' },
      { ...common, model: 'mock/perfect' },
      { ...common, model: 'mock/perfect' },
    ]);
  });
});
