import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundle } from '../support/bundle.ts';
import type { Fingerprint } from './program.ts';

/** Zones east and west, with half hours and with summer time; the date line is near in one. */
export const TIME_ZONES = ['UTC', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati'] as const;
/** Locales with other digits, other letter cases and other separators. */
export const LOCALES = ['C', 'de_DE.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8'] as const;

/** The settings of a process. */
export interface Place {
  readonly timeZone: string;
  readonly locale: string;
}

/** A program on disk that any Node can run, with the engine inside. */
export interface Program extends Disposable {
  /** What this Node gives for these seeds under a time zone and a locale; as many scripted runs unless told. */
  fingerprint(
    node: string,
    where: Place,
    seeds: readonly number[],
    runs?: readonly number[],
  ): Promise<Fingerprint>;
}

/** Bundles the program into a folder of its own. */
export async function writeProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-machines-'));
  const file = join(folder, 'program.mjs');
  writeFileSync(file, (await bundle('test/machines/program.ts', 'es')).code);
  const call = async (node: string, expression: string, env: Record<string, string>): Promise<unknown> => {
    const source = `import * as program from ${JSON.stringify(pathToFileURL(file).href)};
      console.log(JSON.stringify(await program.${expression}));`;
    const { stdout } = await run(node, ['--input-type=module', '-e', source], { env, cwd: folder });
    return JSON.parse(stdout);
  };
  return {
    async fingerprint(node, { timeZone, locale }, seeds, runs = seeds) {
      const env = { TZ: timeZone, LC_ALL: locale, LANG: locale };
      const told = await call(node, `fingerprint(${JSON.stringify(seeds)}, ${JSON.stringify(runs)})`, env);
      if (!isFingerprint(told)) throw new Error(`${node} told ${JSON.stringify(told)}`);
      return told;
    },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const run = promisify(execFile);

function isFingerprint(told: unknown): told is Fingerprint {
  return told !== null && typeof told === 'object' && 'hash' in told && 'timeZone' in told;
}
