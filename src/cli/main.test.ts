import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

it('ends quietly when the reader of its output goes away', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', MAIN, 'generate', '--seeds', '0..5000', '--json'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaints = '';
  child.stderr.on('data', (piece: Buffer) => (complaints += piece.toString()));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  child.stdout.destroy();
  const [code] = await closed;
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
});
