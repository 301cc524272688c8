import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder with the packed package installed in it, as a user of the package has it. */
export interface Installation extends Disposable {
  readonly folder: string;
  /** Where the package lies. */
  readonly home: string;
  /** Paths of all files of the package, sorted. */
  readonly files: readonly string[];
  /** Runs Node in the folder and gives what it printed. */
  node(...args: readonly string[]): string;
}

/**
 * Packs the package and unpacks it into a folder of its own, where only its runtime dependencies can be found. No
 * registry is asked. It packs dist/ as it stands.
 */
export function installPacked(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-packed-'));
  const home = join(folder, 'node_modules', 'clinicalbench');
  mkdirSync(home, { recursive: true });
  const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [packed]: { filename: string }[] = JSON.parse(run('npm', npm, root));
  run('tar', ['-xzf', join(folder, packed?.filename ?? ''), '-C', home, '--strip-components=1'], folder);
  for (const name of runtimeDependencies()) {
    const [scope] = name.startsWith('@') ? name.split('/') : [];
    if (scope) mkdirSync(join(folder, 'node_modules', scope), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return {
    folder,
    home,
    files: filesOf(home),
    node: (...args) => run(process.execPath, args, folder),
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runtimeDependencies(): string[] {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    run(process.execPath, ['-p', 'JSON.stringify(require("./package.json"))'], root),
  );
  return Object.keys(dependencies);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
