import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FAULT_REASONS, WireFault } from '../../src/server/index.ts';
import { openSocket } from '../support/serving.ts';
import { servedSnippets, snippetsOf, type Snippet } from '../support/snippets.ts';

const PATH = 'docs/wire.md';
const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, PATH), 'utf8');
const blocks = snippetsOf(PATH);
const ANYTHING: unknown = expect.anything();

const served = servedSnippets();

/** Runs a snippet against the test's server and gives what it prints. Shell snippets go on where those before left off. */
async function output({ language, text }: Snippet, before: readonly string[]): Promise<string> {
  if (language !== 'sh') return served.folder.program(text);
  return served.folder.shell([...before.map((script) => `{\n${script}\n} > /dev/null`), text].join('\n'));
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
      cwd: tmpdir(),
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
      using socket = await openSocket(`${served.running.wsUrl}/ws`);
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
    // There the containers have names and do not hold the terminal.
    const shown = workflow.replaceAll(/ --detach --name \w+/g, '');
    const commands = blocks
      .filter(({ language }) => language === 'sh-docker')
      .flatMap(({ text }) => text.split('\n').filter((line) => line !== ''));
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) expect(shown).toContain(`${command}\n`);
  });
});

/** A message of the page as an object; where it says that there is more, nothing is expected. */
function abridged(text: string): object {
  return JSON.parse(text.replaceAll(/,?\s*\.\.\.(?=[\]}])/g, ''));
}
