/** Writes what follows from the code in the Python package, the validation plans and the manifest. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pythonFiles } from './python/files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const { path, text } of await pythonFiles()) {
  const current = existsSync(root + path) ? readFileSync(root + path, 'utf8') : '';
  if (text(current) === current) continue;
  writeFileSync(root + path, text(current));
  console.log(`wrote ${path}`);
}
