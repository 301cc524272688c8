import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GENERATOR_VERSION } from '../../src/core/index.ts';
import type { Golden } from './hashes.ts';
import { readingHashes } from './readings.ts';

const golden: Golden = JSON.parse(readFileSync(new URL('episodes.json', import.meta.url), 'utf8'));

it('reports are read as they were when this version was frozen', () => {
  expect(readingHashes()).toEqual(golden[GENERATOR_VERSION]?.readings);
});
