import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { naiveAgent, reactAgent, toolsAgent } from '../../src/agents/index.ts';
import type { EpisodeRecord } from '../../src/core/model/record.ts';
import { mockModel } from '../../src/models/index.ts';
import { recordText, verifyText } from '../../src/records/index.ts';
import { recordAgents, recordsOf } from '../../src/records/recorded.test-support.ts';
import { FolderVerificationSchema, verifyFolder } from '../../src/store/runs/index.ts';

/** Records replayed in a fresh process; `npm run campaign` takes 500. */
const REPLAYED = Number(process.env['RECORDS_REPLAYED'] ?? 36);
/** Random edits of each of twenty records; `npm run campaign` takes 1,000. */
const EDITS = Number(process.env['RECORD_EDITS'] ?? 15);
const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'clinicalbench-verify-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const clinicalbench = (...words: string[]) =>
  spawnSync(process.execPath, [CLI, ...words], { encoding: 'utf8' });

describe('verify', () => {
  it(`replays ${REPLAYED} records bit for bit in a fresh process`, () => {
    const folder = join(root, 'replayed');
    const seeds = Math.ceil(REPLAYED / 12);
    const line = `run --agent oracle,heuristic,rank,hostile --seeds 1..${seeds} --out ${folder}`;
    execFileSync(process.execPath, [CLI, ...line.split(' ')], { stdio: 'ignore' });
    const { stdout, status } = clinicalbench('verify', folder, '--json');
    const verification = FolderVerificationSchema.parse(JSON.parse(stdout));
    expect(verification).toMatchObject({ records: 12 * seeds, missing: 0, fault_count: 0, holds: true });
    expect(status).toBe(0);
  });

  it('finds what was done to a run', async () => {
    const folder = join(root, 'altered');
    await captureRun(`run --agent heuristic,null --task train_small --seeds 1..4 --out ${folder}`);
    const path = join(folder, 'episodes.jsonl');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const altered = async (change: readonly string[]) => {
      writeFileSync(path, `${change.join('\n')}\n`);
      const { faults, missing } = await verifyFolder(folder);
      return { codes: [...new Set(faults.map(({ code }) => code))].toSorted(), missing, faults };
    };
    expect(await altered(lines)).toMatchObject({ codes: [], missing: 0 });
    // A line left out in the middle: what follows does not follow. At the end: the run is unfinished, and no more.
    expect(await altered(lines.toSpliced(2, 1))).toMatchObject({ codes: ['order'], missing: 1 });
    expect(await altered(lines.slice(0, -1))).toMatchObject({ codes: [], missing: 1 });
    expect(await altered([...lines, ...lines.slice(-1)])).toMatchObject({ codes: ['duplicate', 'order'] });
    const swapped = lines.toSpliced(1, 2, lines[2] ?? '', lines[1] ?? '');
    expect(await altered(swapped)).toMatchObject({ codes: ['order'] });
    const retold = (lines[3] ?? '').replace('"trial":0', '"trial":1');
    expect(await altered(lines.with(3, retold))).toMatchObject({ codes: ['chain', 'config'] });
    expect((await altered(lines.with(0, 'no record'))).faults[0]).toMatchObject({ code: 'schema', line: 1 });
    const { code, stdout } = await captureRun(`verify ${folder}`);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAULTY .*\n +line 1: schema: no JSON/);
    const config = join(folder, 'config.json');
    writeFileSync(config, readFileSync(config, 'utf8').replace('"trials":1', '"trials":2'));
    expect(await altered(lines)).toMatchObject({ codes: ['order'], missing: 8 });
  });

  it(`finds all of ${20 * EDITS} random edits of twenty records`, { timeout: 3_600_000 }, async () => {
    const texts = (await twentyRecords()).map(recordText);
    expect(texts).toHaveLength(20);
    const random = draws(20_260_402);
    const below = (bound: number) => Math.floor(random() * bound);
    const missed: string[] = [];
    for (const text of texts) {
      for (let edit = 0; edit < EDITS; edit++) {
        const altered = edited(text, below);
        if (altered !== text && verifyText(altered).faults.length === 0) missed.push(altered);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('a record of 75 steps', () => {
  it('stays under 300 KB with every prompt and reply in it', async () => {
    const agents = [reactAgent(mockModel('perfect')), toolsAgent(mockModel('perfect'))];
    const records = await recordAgents(agents, ['task_hard'], [42]);
    for (const record of records) {
      expect(record.result.score).toBeGreaterThan(0.9);
      expect(verifyText(recordText(record)).faults).toEqual([]);
      // Real models write longer replies than the mock: its records must leave room.
      expect(Buffer.byteLength(recordText(record))).toBeLessThan(200_000);
    }
  });
});

/** Agents of every sort, with and without a model. */
async function twentyRecords(): Promise<EpisodeRecord[]> {
  const model = mockModel('careless');
  const agents = [reactAgent(model), toolsAgent(model), naiveAgent(model)];
  return [
    ...(await recordAgents(agents, ['train_small'], [1, 2])),
    ...(await recordsOf(
      ['oracle', 'heuristic', 'hostile', 'fix-farmer', 'id-variants'],
      ['train_small'],
      [1, 2],
    )),
    ...(await recordsOf(['random', 'null'], ['train_small'], [3, 4])),
  ];
}

/** One random edit of a text: a character changed, left out or added, a digit counted up, or two pieces exchanged. */
function edited(text: string, below: (bound: number) => number): string {
  const at = below(text.length);
  const other = 'abcdef0123456789{}[],:" \n'[below(25)] ?? ' ';
  switch (below(5)) {
    case 0:
      return text.slice(0, at) + other + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + below(20));
    case 2:
      return text.slice(0, at) + other + text.slice(at);
    case 3: {
      const digits = [...text.matchAll(/\d+/g)];
      const match = digits[below(digits.length)];
      if (!match) return text;
      return (
        text.slice(0, match.index) + String(Number(match[0]) + 1) + text.slice(match.index + match[0].length)
      );
    }
    default: {
      const [from, to] = [at, below(text.length)].toSorted((a, b) => a - b);
      const size = 1 + below(30);
      if (from === undefined || to === undefined || from + size > to) return text;
      return (
        text.slice(0, from) +
        text.slice(to, to + size) +
        text.slice(from + size, to) +
        text.slice(from, from + size) +
        text.slice(to + size)
      );
    }
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
