import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CertificateSchema, RedteamSchema } from '../../src/evaluation/index.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What the compiled program prints: threads run compiled code only. */
async function printed(line: string): Promise<string> {
  const run = promisify(execFile)(process.execPath, [PROGRAM, ...line.split(' ')], {
    maxBuffer: 64 * 1024 * 1024,
  });
  // Bounds that few seeds break are told by the exit code; what is compared here is the document.
  return (await run.catch((error: { stdout: string }) => error)).stdout;
}

describe('threads', () => {
  it('change nothing in what the red team finds', async () => {
    const line = 'redteam --task train_small,task_easy --seeds 0..0 --json --workers';
    const alone = await printed(`${line} 0`);
    const { findings } = RedteamSchema.parse(JSON.parse(alone));
    expect(new Set(findings.map(({ task_id }) => task_id))).toEqual(
      new Set(['train_small', 'task_easy', null]),
    );
    expect(await printed(`${line} 2`)).toBe(alone);
  });

  it('change nothing in a certificate', async () => {
    const line = 'certify --task train_small --seeds 0..119 --json --workers';
    const alone = await printed(`${line} 0`);
    expect(CertificateSchema.parse(JSON.parse(alone)).holds).toBe(true);
    expect(await printed(`${line} 3`)).toBe(alone);
  });
});
