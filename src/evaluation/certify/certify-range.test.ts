import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifyRange } from './certify-range.ts';
import { CertificateSchema } from './certificate.ts';

const REQUEST = {
  first: 0,
  last: 11,
  tasks: ['train_small', 'task_hard'],
  workers: 0,
  batchSize: 10,
} as const;

describe('certifying a range of seeds', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certify-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives one certificate, however often it was interrupted', async () => {
    const seen: number[] = [];
    const whole = await certifyRange({ ...REQUEST, onProgress: (done) => seen.push(done) });
    expect(CertificateSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    expect(whole.tasks).toEqual([
      { task_id: 'train_small', episodes: 12, faults: 0, fault_rate_below: 0.25 },
      { task_id: 'task_hard', episodes: 12, faults: 0, fault_rate_below: 0.25 },
    ]);
    expect(whole.faults).toEqual([]);
    expect(seen).toEqual([10, 12, 22, 24]);
    const open = [...whole.shortcuts, ...whole.marginals].filter(({ verdict }) => verdict === 'undecided');
    expect(open.length).toBeGreaterThan(0);
    expect(whole.undecided).toBe(open.length);
    expect(whole.holds).toBe(true);
    expect(new Set(whole.shortcuts.map(({ tells }) => tells))).toEqual(new Set(['bias_mode', 'violation']));

    const checkpoint = join(folder, 'interrupted.gz');
    const interrupted = { ...REQUEST, checkpoint, checkpointEvery: 1 };
    const stop = (done: number) => {
      if (done === 22) throw new Error('power cut');
    };
    await expect(certifyRange({ ...interrupted, onProgress: stop })).rejects.toThrow('power cut');
    const resumed: number[] = [];
    const certificate = await certifyRange({ ...interrupted, onProgress: (done) => resumed.push(done) });
    expect(resumed).toEqual([22, 24]);
    expect(certificate).toEqual(whole);
  });

  it('refuses a checkpoint of other work', async () => {
    const checkpoint = join(folder, 'other.gz');
    await certifyRange({ first: 0, last: 1, tasks: ['train_small'], workers: 0, checkpoint });
    const before = await readFile(checkpoint);
    const other = certifyRange({ first: 0, last: 2, tasks: ['train_small'], workers: 0, checkpoint });
    await expect(other).rejects.toThrow('belongs to other work');
    expect(await readFile(checkpoint)).toEqual(before);
  });

  it.each([
    ['plain text', Buffer.from('notes')],
    ['a compressed text', gzipSync('notes')],
    ['a compressed document of something else', gzipSync('{}')],
  ])('refuses %s and leaves it alone', async (_, bytes) => {
    const checkpoint = join(folder, 'foreign');
    await writeFile(checkpoint, bytes);
    const foreign = certifyRange({ first: 0, last: 0, tasks: ['train_small'], workers: 0, checkpoint });
    await expect(foreign).rejects.toThrow(`${checkpoint} is no checkpoint of a certification`);
    expect(await readFile(checkpoint)).toEqual(bytes);
  });
});
