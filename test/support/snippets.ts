import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { runningServer, type RunningServer } from './serving.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The place of a server that pages write. */
const WRITTEN = 'http://127.0.0.1:8000';

/** One fenced block of a page. */
export interface Snippet {
  readonly language: string;
  readonly text: string;
  /** Why the page says that it is not run, or null. */
  readonly excuse: string | null;
}

/** The fenced blocks of a page of the repository, in order. @param path from the root */
export function snippetsOf(path: string): Snippet[] {
  const page = readFileSync(join(root, path), 'utf8');
  return [...page.matchAll(/^(?:<!-- not run: (.*) -->\n)?```([\w-]+)\n([\s\S]*?)^```$/gm)].map(
    ([, excuse, language = '', text = '']) => ({ language, text: text.trim(), excuse: excuse ?? null }),
  );
}

/** A folder in which snippets run as they would beside an installed package. */
interface SnippetFolder {
  /** Runs a TypeScript program and gives what it prints. Rejects when it fails. */
  program(text: string): Promise<string>;
  /** Runs shell lines, each of which must succeed, and gives what they print. */
  shell(text: string): Promise<string>;
  close(): void;
}

/** A server, and a folder whose snippets play on it, for the tests of one file. */
export interface ServedSnippets {
  readonly folder: SnippetFolder;
  readonly running: RunningServer;
}

/** Starts both before the tests of a file and closes them after. What it answers with is there inside tests only. */
export function servedSnippets(): ServedSnippets {
  let served: ServedSnippets | null = null;
  const known = (): ServedSnippets => {
    if (!served) throw new Error('the server of snippets is there inside tests only');
    return served;
  };
  beforeAll(async () => {
    const running = await runningServer();
    served = { running, folder: snippetFolder(running.url) };
  });
  afterAll(async () => {
    served?.folder.close();
    await served?.running.server.close();
  });
  return {
    get folder() {
      return known().folder;
    },
    get running() {
      return known().running;
    },
  };
}

/** Opens such a folder. @param serverUrl stands in for the place of a server that pages write */
function snippetFolder(serverUrl: string): SnippetFolder {
  const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-snippets-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/clinicalbench'));
  const run = async (program: string, words: readonly string[]) =>
    (await promisify(execFile)(program, words, { cwd: folder, maxBuffer: 1 << 26 })).stdout;
  return {
    program(text) {
      const file = join(folder, 'snippet.mts');
      writeFileSync(file, text.replaceAll(WRITTEN, serverUrl));
      return run(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), file]);
    },
    shell(text) {
      const command = `'${process.execPath}' '${join(root, 'dist/cli/main.js')}'`;
      const script = text.replaceAll(WRITTEN, serverUrl).replaceAll('npx clinicalbench', command);
      return run('bash', ['-euo', 'pipefail', '-c', script]);
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
