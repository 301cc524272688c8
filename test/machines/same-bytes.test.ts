import { describe, expect } from 'vitest';
import { verifies } from '../verifies.ts';
import { LOCALES, TIME_ZONES, writeProgram } from './machines.ts';
import { fingerprint } from './program.ts';

/* The reduced form: this Node, every time zone and locale. `npm run test:machines` adds other versions of Node. */

const SEEDS = [42];

describe('machines', () => {
  verifies('determinism:machines', async () => {
    using program = await writeProgram();
    const here = await fingerprint(SEEDS);
    const zones = new Set<string>();
    const locales = new Set<string>();
    for (const timeZone of TIME_ZONES) {
      for (const pair of [LOCALES.slice(0, 2), LOCALES.slice(2)]) {
        const told = await Promise.all(
          pair.map((locale) => program.fingerprint(process.execPath, { timeZone, locale }, SEEDS)),
        );
        for (const [index, one] of told.entries()) {
          expect([timeZone, pair[index], one.hash]).toEqual([timeZone, pair[index], here.hash]);
          zones.add(one.timeZone);
          locales.add(one.locale);
        }
      }
    }
    // The settings did reach the program.
    expect([zones.size, locales.size]).toEqual([4, 4]);
  });
});
