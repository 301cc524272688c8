import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULT_REASONS, WireFault } from '../../src/server/index.ts';
import { openSocket, runningServer, type RunningServer } from '../support/serving.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/wire.md'), 'utf8');
const ANYTHING: unknown = expect.anything();
/** The place that the page writes. */
const WRITTEN = 'http://127.0.0.1:8000';

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^```([\w-]+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text: text.trim() }),
);
const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-docs-'));
let running: RunningServer;

beforeAll(async () => {
  running = await runningServer();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/clinicalbench'));
});
afterAll(async () => {
  await running.server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a snippet against the test's server and gives what it prints. */
async function output({ language, text }: Block, before: readonly string[]): Promise<string> {
  const here = (words: string) => words.replaceAll(WRITTEN, running.url);
  if (language === 'sh') {
    // Shell snippets go on where the one before left off.
    const quiet = before.map((script) => `{\n${here(script)}\n} > /dev/null`);
    return shell([...quiet, here(text)].join('\n'));
  }
  writeFileSync(join(folder, 'snippet.mts'), here(text));
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  return command(process.execPath, [tsx, join(folder, 'snippet.mts')]);
}

describe('docs/wire.md', () => {
  it('has snippets of every kind', () => {
    const languages = new Set(blocks.map(({ language }) => language));
    expect([...languages].toSorted()).toEqual(['json', 'sh', 'sh-docker', 'text', 'ts', 'wire']);
    expect(blocks.length).toBeGreaterThan(15);
  });

  it('starts a server as it says', async () => {
    const [first] = blocks;
    expect(first?.text).toBe('clinicalbench serve');
    const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', '--port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = await new Promise<string>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });

  it('prints what it says, snippet by snippet', async () => {
    const scripts: string[] = [];
    const shown: { snippet: string; printed: unknown; expected: unknown }[] = [];
    for (const [at, block] of blocks.entries()) {
      if (!['sh', 'ts'].includes(block.language) || block.text === 'clinicalbench serve') continue;
      const printed = (await output(block, scripts)).trim();
      const expected = blocks[at + 1];
      if (block.language === 'sh' && block.text.includes('SESSION=')) scripts.push(block.text);
      const read = expected?.language === 'json' ? (text: string): unknown => JSON.parse(text) : String;
      const isTold = expected?.language === 'json' || expected?.language === 'text';
      shown.push({
        snippet: block.text,
        printed: read(printed),
        expected: isTold ? read(expected.text) : ANYTHING,
      });
    }
    expect(shown).toHaveLength(blocks.filter(({ language }) => ['sh', 'ts'].includes(language)).length - 1);
    for (const { printed, expected } of shown) expect({ printed }).toMatchObject({ printed: expected });
  });

  it('talks as it says', async () => {
    for (const { text } of blocks.filter(({ language }) => language === 'wire')) {
      using socket = await openSocket(`${running.wsUrl}/ws`);
      const lines = text.split('\n');
      for (const [at, line] of lines.entries()) {
        if (!line.startsWith('> ')) continue;
        if (!(lines[at + 1] ?? '').startsWith('< ')) {
          socket.socket.send(line.slice(2));
          continue;
        }
        const reply: unknown = JSON.parse(await socket.askText(line.slice(2)));
        expect(reply).toMatchObject(abridged(lines[at + 1]?.slice(2) ?? ''));
      }
    }
  });

  it('lists every reason for a refusal with its code and status', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| `([A-Z_]+)` \| (\d{3}) \|/gm)].map(
      ([, reason, code, status]) => [reason, code, Number(status)],
    );
    expect(rows).toEqual(
      FAULT_REASONS.map((reason) => {
        const { code, status } = new WireFault(reason, '');
        return [reason, code, status];
      }),
    );
  });

  it('builds the image as the workflow does', () => {
    const workflow = readFileSync(join(root, '.github/workflows/image.yml'), 'utf8');
    const [build = '', run = ''] = (
      blocks.find(({ language }) => language === 'sh-docker')?.text ?? ''
    ).split('\n');
    expect(workflow).toContain(build);
    expect(run).toMatch(/^docker run --publish 8000:8000 clinicalbench$/);
  });
});

/** A message of the page as an object; where it says that there is more, nothing is expected. */
function abridged(text: string): object {
  return JSON.parse(text.replaceAll(/,?\s*\.\.\.(?=[\]}])/g, ''));
}

async function shell(script: string): Promise<string> {
  return command('bash', ['-euo', 'pipefail', '-c', script]);
}

async function command(program: string, words: readonly string[]): Promise<string> {
  return (await promisify(execFile)(program, words, { cwd: folder })).stdout;
}
