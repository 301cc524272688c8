/**
 * Shows that the same bytes come out of Node 20, 22 and 24, four time zones and four locales.
 * Node binaries come from the npm registry into a temporary folder; nothing is added to the package.
 *
 *   npm run test:machines -- [--node 20,22,24] [--seeds 13]
 *
 * Exit code 1 when any two differ, or when one differs from test/golden/episodes.json.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GENERATOR_VERSION } from '../src/core/index.ts';
import { GOLDEN_SEEDS, RUN_SEEDS, type Golden } from '../test/golden/hashes.ts';
import { LOCALES, TIME_ZONES, writeProgram } from '../test/machines/machines.ts';

const { values } = parseArgs({
  options: { node: { type: 'string', default: '20,22,24' }, seeds: { type: 'string', default: '13' } },
});
const seeds = [42, 20260402, 4294967295, ...Array.from({ length: 97 }, (_, seed) => seed)].slice(
  0,
  Number(values.seeds),
);
const golden: Golden = JSON.parse(
  readFileSync(new URL('../test/golden/episodes.json', import.meta.url), 'utf8'),
);
const expected = golden[GENERATOR_VERSION]?.root;
const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-node-'));
const hashes = new Set<string>();
let goldenHolds = true;

try {
  using program = await writeProgram();
  console.log(`${seeds.length} seeds of every task, a scripted and an oracle run of each task\n`);
  console.log(row('Node', 'time zone', 'locale', 'as Node has it', 'hash'));
  for (const major of values.node.split(',')) {
    const node = install(major.trim());
    for (const timeZone of TIME_ZONES) {
      const told = await Promise.all(
        LOCALES.map((locale) => program.fingerprint(node, { timeZone, locale }, seeds)),
      );
      for (const [index, one] of told.entries()) {
        hashes.add(one.hash);
        const seen = `${one.timeZone} ${one.locale}`;
        console.log(row(one.node, timeZone, LOCALES[index] ?? '', seen, one.hash.slice(0, 16)));
      }
    }
    const plain = { timeZone: 'UTC', locale: 'C' };
    const { root } = await program.fingerprint(node, plain, GOLDEN_SEEDS, RUN_SEEDS);
    goldenHolds &&= root === expected;
    console.log(
      row(`Node ${major}`, 'golden root', root === expected ? 'holds' : 'DIFFERS', '', root.slice(0, 16)),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const same = hashes.size === 1 && goldenHolds;
if (hashes.size > 1) console.log(`\n${hashes.size} different hashes: NOT the same bytes.`);
else console.log('\nThe same bytes everywhere.');
if (!goldenHolds) console.log('They are not those of test/golden/episodes.json.');
process.exitCode = same ? 0 : 1;

/** The path of a Node binary of this major version. */
function install(major: string): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const place = join(folder, major);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  execFileSync(
    'npm',
    ['install', '--prefix', place, '--no-save', '--no-audit', '--no-fund', `${name}@${major}`],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const binary = join(place, 'node_modules', name, 'bin', 'node');
  if (!existsSync(binary)) throw new Error(`${name}@${major} has no ${binary}`);
  return binary;
}

function row(...cells: readonly string[]): string {
  const widths = [10, 20, 13, 26, 16];
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(' ')
    .trimEnd();
}
