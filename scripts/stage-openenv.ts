/**
 * Makes a clean folder for `openenv push`: the files of the checkout that a Space needs, and the three modules that
 * OpenEnv's tools look for at the root. The tools refuse symbolic links, upload whatever lies around and do not read
 * .gitignore, so a working checkout is no place to run them. Usage: tsx scripts/stage-openenv.ts FOLDER
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a Space does not need: hidden files (never uploaded), tests, benchmarks, and pages other than the package's. */
const LEFT_OUT = [
  /^\./,
  /\/\./,
  /^(test|bench|examples)\//,
  /\.(test|test-support)\.tsx?$/,
  /^docs\/(?!python\.md$)/,
];

/** Modules that OpenEnv's tools look for beside openenv.yaml. */
const ROOT_MODULES = {
  '__init__.py':
    '"""ClinicalBench, an OpenEnv environment. The Python package is python/clinical_bench."""\n',
  'client.py': '"""The client of this environment."""\n\nfrom clinical_bench.client import *  # noqa: F403\n',
  'models.py': '"""The types of this environment."""\n\nfrom clinical_bench.models import *  # noqa: F403\n',
};

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: tsx scripts/stage-openenv.ts FOLDER');
if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const kept = listed.split('\0').filter((path) => path !== '' && !LEFT_OUT.some((rule) => rule.test(path)));
for (const path of kept) {
  const [from, to] = [join(ROOT, path), join(folder, path)];
  // A file that is deleted but not yet committed is still listed.
  if (!existsSync(from)) continue;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, statSync(from).mode);
}
for (const [path, text] of Object.entries(ROOT_MODULES)) writeFileSync(join(folder, path), text);
console.log(`staged ${kept.length} files in ${folder}`);
