import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetEntry, stepEntry } from './entries.test-support.ts';
import { openSessionLog } from './open-session-log.ts';
import type { SessionEntry } from './session-entry.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-log-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const LAST_FILE = 'sessions-00000001.log';

describe.each(['os', 'fsync'] as const)('a session log with durability %s', (durability) => {
  it('gives back what was appended, after it was opened again', async () => {
    const log = await openSessionLog({ folder, durability });
    await log.append('a', { type: 'open' });
    await log.append('a', resetEntry(1));
    await Promise.all([
      log.append('a', stepEntry(1)),
      log.append('b', resetEntry(2)),
      log.append('a', stepEntry(2)),
    ]);
    expect(await log.read('a')).toEqual([resetEntry(1), stepEntry(1), stepEntry(2)]);
    await log.shutdown();

    const again = await openSessionLog({ folder, durability });
    expect(await again.sessions()).toEqual(['a', 'b']);
    expect(await again.read('a')).toEqual([resetEntry(1), stepEntry(1), stepEntry(2)]);
    expect(await again.read('b')).toEqual([resetEntry(2)]);
    await again.append('b', stepEntry(9));
    expect(await again.read('b')).toEqual([resetEntry(2), stepEntry(9)]);
    await again.shutdown();
  });

  it('forgets a closed session for good, and knows none that it never saw', async () => {
    const log = await openSessionLog({ folder, durability });
    await log.append('a', resetEntry(1));
    await log.append('b', resetEntry(2));
    await log.close('a');
    expect(await log.read('a')).toEqual([]);
    expect(await log.read('nobody')).toEqual([]);
    await log.shutdown();
    const again = await openSessionLog({ folder, durability });
    expect(await again.sessions()).toEqual(['b']);
    await again.shutdown();
  });

  it('removes the files of closed sessions and of episodes that were reset', async () => {
    const log = await openSessionLog({ folder, durability, segmentBytes: 4_000 });
    await log.append('kept', resetEntry(1));
    await log.append('kept', stepEntry(1));
    for (let episode = 0; episode < 40; episode++) {
      await log.append('trainer', resetEntry(episode));
      for (let step = 0; step < 5; step++) await log.append('trainer', stepEntry(step));
      await log.append(`short-${episode}`, resetEntry(episode));
      await log.close(`short-${episode}`);
    }
    // Files are removed beside the writes, and not after a shutdown.
    await expect.poll(async () => (await readdir(folder)).length, { timeout: 20_000 }).toBeLessThanOrEqual(4);
    await log.shutdown();

    const again = await openSessionLog({ folder, durability });
    expect(await again.read('kept')).toEqual([resetEntry(1), stepEntry(1)]);
    expect((await again.read('trainer')).length).toBe(6);
    expect((await again.sessions()).toSorted()).toEqual(['kept', 'trainer']);
    await again.shutdown();
  });
});

it('keeps a thousand sessions in one file', async () => {
  const log = await openSessionLog({ folder, durability: 'os' });
  await Promise.all(Array.from({ length: 1_000 }, (_, seed) => log.append(`s${seed}`, resetEntry(seed))));
  await log.shutdown();
  expect(await readdir(folder)).toEqual([LAST_FILE]);
});

it('with durability none keeps nothing and makes no folder', async () => {
  const missing = join(folder, 'none');
  const log = await openSessionLog({ folder: missing, durability: 'none' });
  await log.append('a', resetEntry(1));
  expect(await log.read('a')).toEqual([]);
  expect(await log.check()).toBe(null);
  await log.shutdown();
  await expect(stat(missing)).rejects.toThrow('ENOENT');
});

it('refuses a folder that a living process holds, and takes over that of a dead one', async () => {
  await writeFile(
    join(folder, 'lock.json'),
    JSON.stringify({ pid: process.ppid, started: await startOfParent() }),
  );
  await expect(openSessionLog({ folder, durability: 'os' })).rejects.toMatchObject({
    code: 'LOG_IN_USE',
    message: expect.stringContaining(String(process.ppid)),
  });
  await writeFile(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, started: 'long ago' }));
  await (await openSessionLog({ folder, durability: 'os' })).shutdown();
  expect(await readdir(folder)).toEqual([]);
});

it('says so when the folder cannot be used, and takes nothing after shutdown', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(openSessionLog({ folder: join(folder, 'file'), durability: 'os' })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('file'),
  });
  const log = await openSessionLog({ folder, durability: 'os' });
  await log.shutdown();
  await expect(log.append('a', resetEntry(1))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(await log.check()).toContain('shut down');
});

describe('a damaged file', () => {
  const entries: SessionEntry[] = [resetEntry(1), stepEntry(1), stepEntry(2, 'naïve ✓'), stepEntry(3)];

  async function written(): Promise<{ bytes: Buffer; ends: number[] }> {
    const log = await openSessionLog({ folder, durability: 'os' });
    const ends: number[] = [];
    for (const entry of entries) {
      await log.append('a', entry);
      ends.push((await stat(join(folder, LAST_FILE))).size);
    }
    await log.shutdown();
    return { bytes: await readFile(join(folder, LAST_FILE)), ends };
  }

  async function readBack(bytes: Buffer): Promise<readonly SessionEntry[]> {
    await writeFile(join(folder, LAST_FILE), bytes);
    const log = await openSessionLog({ folder, durability: 'os' });
    try {
      const found = await log.read('a');
      // What goes on after the damage must be whole as well.
      await log.append('a', stepEntry(77));
      expect(await log.read('a')).toEqual([...found, stepEntry(77)]);
      return found;
    } finally {
      await log.shutdown();
    }
  }

  it('cut at any byte gives the last valid state', async () => {
    const { bytes, ends } = await written();
    for (let cut = 0; cut <= bytes.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      expect(await readBack(bytes.subarray(0, cut)), `cut at ${cut}`).toEqual(entries.slice(0, whole));
    }
  });

  it('with any byte of the last record flipped gives the state before it', async () => {
    const { bytes, ends } = await written();
    for (let at = ends.at(-2) ?? 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x41;
      expect(await readBack(flipped), `flipped ${at}`).toEqual(entries.slice(0, -1));
    }
  });

  it('with a record in the middle gone refuses the session rather than tell a part of it', async () => {
    const { bytes, ends } = await written();
    const flipped = Buffer.from(bytes);
    flipped[(ends[1] ?? 0) + 30] = 0;
    await expect(readBack(flipped)).rejects.toMatchObject({ code: 'LOG_DAMAGED' });
  });

  it('cannot be written into the log by what an agent says', async () => {
    const { bytes } = await written();
    const forged = stepEntry(4, bytes.toString('latin1'));
    const log = await openSessionLog({ folder, durability: 'os' });
    await log.append('b', resetEntry(5));
    await log.append('b', forged);
    await log.shutdown();
    const file = await readFile(join(folder, LAST_FILE));
    file.writeUInt8(0, bytes.length + 40);
    expect(await readBack(file)).toEqual(entries);
  });
});

async function startOfParent(): Promise<string> {
  const text = await readFile(`/proc/${process.ppid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
