import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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
export interface SnippetFolder {
  /** Runs a TypeScript program and gives what it prints. Rejects when it fails. */
  program(text: string): Promise<string>;
  /** Runs shell lines, each of which must succeed, and gives what they print. */
  shell(text: string): Promise<string>;
  close(): void;
}

/** Opens such a folder. @param serverUrl stands in for the place of a server that pages write */
export function snippetFolder(serverUrl: string): SnippetFolder {
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
