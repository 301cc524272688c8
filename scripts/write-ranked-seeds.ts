import { writeFileSync } from 'node:fs';
import { RANKED_SEED_COUNT, drawRankedSeeds } from './ranked/draw-ranked-seeds.ts';

/** Writes the list of ranked seeds. Run: npx tsx scripts/write-ranked-seeds.ts. The list of a version never changes. */
const lines: string[] = [];
const seeds = drawRankedSeeds(RANKED_SEED_COUNT);
for (let at = 0; at < seeds.length; at += 8) lines.push(`  ${seeds.slice(at, at + 8).join(', ')},`);
const text = `/**
 * The seeds of ranked runs, version 1: played on each of the three tasks. All lie above 2^31, out of the range of
 * training seeds. scripts/write-ranked-seeds.ts drew them from SHA-256, so that nobody chose them.
 */
export const RANKED_SEEDS: readonly number[] = [
${lines.join('\n')}
];
`;
writeFileSync(new URL('../src/evaluation/ranked/ranked-seeds.ts', import.meta.url), text);
