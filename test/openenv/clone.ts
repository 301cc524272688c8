import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Clones a checkout into a folder, with its changes as if they had been committed. */
export function cloneOf(checkout: string, folder: string): void {
  execFileSync('git', ['clone', '--quiet', '.', folder], { cwd: checkout, stdio: 'pipe' });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0').filter((name) => name !== '')) {
    const [from, to] = [join(checkout, path), join(folder, path)];
    if (existsSync(from)) {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
      chmodSync(to, statSync(from).mode);
    } else rmSync(to, { force: true });
  }
}
