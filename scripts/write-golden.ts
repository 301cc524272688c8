/**
 * Writes the golden hashes of this generator version to test/golden/episodes.json.
 * Hashes that stand are never overwritten: a change of output needs a new version in src/core/version.ts.
 *
 *   npm run golden                            adds the hashes of a new version
 *   npm run golden -- --replace-unreleased    before the first release: replaces those of this version
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GENERATOR_VERSION } from '../src/core/index.ts';
import { goldenVersion, type Golden } from '../test/golden/hashes.ts';
import { readingHashes } from '../test/golden/readings.ts';

const file = new URL('../test/golden/episodes.json', import.meta.url);
const { values } = parseArgs({ options: { 'replace-unreleased': { type: 'boolean', default: false } } });

const kept: Golden = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const now = { ...goldenVersion(), readings: readingHashes() };
const { root } = now;
const before = kept[GENERATOR_VERSION]?.root;

if (JSON.stringify(kept[GENERATOR_VERSION]) === JSON.stringify(now)) {
  console.log(`version ${GENERATOR_VERSION}: unchanged, root ${root}`);
} else if (before !== undefined && !values['replace-unreleased']) {
  console.error(
    `The output of version ${GENERATOR_VERSION} has changed: ${before === root ? 'how reports are read' : `root ${before} -> ${root}`}.\n` +
      'A change of output is a new generator version: raise GENERATOR_VERSION in src/core/version.ts and run this again.',
  );
  process.exitCode = 1;
} else {
  writeFileSync(file, `${JSON.stringify({ ...kept, [GENERATOR_VERSION]: now }, null, 2)}\n`);
  console.log(`version ${GENERATOR_VERSION}: written, root ${root}`);
}
