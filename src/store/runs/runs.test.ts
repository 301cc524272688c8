import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heuristic } from '../../agents/index.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { configOf, recordsOf } from '../../records/recorded.test-support.ts';
import { createRun, indexRun, openRun, readRecordAt, readRunConfig, runFolders } from './index.ts';

let root: string;
let records: EpisodeRecord[];
const config = configOf([heuristic], { tasks: ['train_small'], seeds: [1, 2, 3] });
const folder = () => join(root, 'run');
const episodes = () => readFileSync(join(folder(), 'episodes.jsonl'), 'utf8');

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'clinicalbench-runs-'));
  records = await recordsOf(['heuristic'], ['train_small'], [1, 2, 3]);
});
afterEach(() => rmSync(root, { recursive: true }));

async function written(count: number): Promise<void> {
  const run = await createRun(folder(), config);
  for (const record of records.slice(0, count)) run.append(record);
  run.close();
}

describe('a run folder', () => {
  it('holds the configuration and one line a record', async () => {
    await written(3);
    expect(await readRunConfig(folder())).toEqual(config);
    expect(episodes().split('\n')).toHaveLength(4);
    const run = await openRun(folder());
    expect(run.records).toEqual(records);
    expect(run.cut).toBe(0);
    run.close();
  });

  it('is never begun a second time', async () => {
    await written(1);
    await expect(createRun(folder(), config)).rejects.toThrow(/holds a run already: go on with --resume/);
  });

  it('loses no finished line and keeps no torn one', async () => {
    await written(2);
    const whole = episodes();
    appendFileSync(join(folder(), 'episodes.jsonl'), whole.slice(0, 777).replaceAll('\n', ''));
    const run = await openRun(folder());
    expect(run.cut).toBe(777);
    expect(run.records).toEqual(records.slice(0, 2));
    for (const record of records.slice(2)) run.append(record);
    run.close();
    expect(episodes().startsWith(whole)).toBe(true);
    expect((await openRun(folder())).records).toEqual(records);
  });

  it('goes on from any length that a crash may leave', async () => {
    await written(3);
    const size = Buffer.byteLength(episodes());
    const ends = records.map(
      (_, index) =>
        episodes()
          .split('\n')
          .slice(0, index + 1)
          .join('\n').length + 1,
    );
    for (const length of [0, 1, 500, ...ends.flatMap((end) => [end - 1, end]), size - 2]) {
      if (length < Buffer.byteLength(episodes())) truncateSync(join(folder(), 'episodes.jsonl'), length);
      const run = await openRun(folder());
      expect(run.records).toEqual(records.slice(0, ends.filter((end) => end <= length).length));
      for (const record of records.slice(run.records.length)) run.append(record);
      run.close();
      expect((await indexRun(folder())).records).toHaveLength(3);
    }
  });

  it('is written by one process at a time; the lock of one that is gone counts for nothing', async () => {
    await written(1);
    writeFileSync(join(folder(), 'run.lock'), '1\n');
    await expect(openRun(folder())).rejects.toThrow(/process 1 is writing to this run/);
    writeFileSync(join(folder(), 'run.lock'), '999999999\n');
    const run = await openRun(folder());
    run.close();
    (await openRun(folder())).close();
  });

  it('says which line is no record', async () => {
    await written(2);
    appendFileSync(join(folder(), 'episodes.jsonl'), '{"record_version":1}\n');
    await expect(openRun(folder())).rejects.toThrow(/episodes\.jsonl, line 3: /);
    await expect(openRun(root)).rejects.toThrow(/is no run: it has no config\.json/);
  });
});

describe('the index', () => {
  it('is built from the files and finds each record', async () => {
    await written(3);
    expect(await runFolders(root)).toEqual(['run']);
    expect(await runFolders(join(root, 'nowhere'))).toEqual([]);
    const index = await indexRun(folder(), 'run');
    expect(index).toMatchObject({ name: 'run', config, size: Buffer.byteLength(episodes()) });
    expect(index.records.map(({ summary }) => summary.result.score)).toEqual(
      records.map(({ result }) => result.score),
    );
    for (const [at, entry] of index.records.entries())
      expect(await readRecordAt(index, entry)).toEqual(records[at]);
  });

  it('knows a run that has no episode yet', async () => {
    await written(0);
    expect(await indexRun(folder())).toMatchObject({ records: [], size: 0 });
  });
});
