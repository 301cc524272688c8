import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resetEntry, stepEntry } from './entries.test-support.ts';
import { fileLog } from './file-log.ts';
import { memoryFiles } from './memory-files.test-support.ts';
import type { SessionEntry } from './session-entry.ts';
import type { Durability, SessionLog } from './session-log.ts';
import { StoreError } from './store-error.ts';

type Call = { readonly type: 'reset' | 'step' | 'close' | 'crash' | 'check'; readonly session: string };

const anyCall: fc.Arbitrary<Call> = fc.record({
  type: fc.oneof(
    { weight: 12, arbitrary: fc.constant('step' as const) },
    { weight: 4, arbitrary: fc.constant('reset' as const) },
    { weight: 2, arbitrary: fc.constant('close' as const) },
    { weight: 1, arbitrary: fc.constant('crash' as const) },
    { weight: 1, arbitrary: fc.constant('check' as const) },
  ),
  session: fc.constantFrom('a', 'b', 'c', 'd'),
});

/** Plays calls on a log and on a plain map, and compares after every crash and at the end. */
async function play(
  calls: readonly Call[],
  durability: Exclude<Durability, 'none'>,
  draw: (below: number) => number,
  faults: number,
): Promise<void> {
  let files = memoryFiles();
  let log = await fileLog(files, { durability, segmentBytes: SEGMENT });
  const model = new Map<string, SessionEntry[]>();
  let number = 0;

  const one = async ({ type, session }: Call): Promise<void> => {
    const entry = type === 'reset' ? resetEntry(number++) : stepEntry(number++);
    try {
      if (type === 'close') await log.close(session);
      else if (type === 'check') await log.check();
      else await log.append(session, entry);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'STORE_UNAVAILABLE') return;
      throw error;
    }
    if (type === 'close') model.delete(session);
    else if (type === 'reset') model.set(session, [entry]);
    else if (type === 'step') model.set(session, [...(model.get(session) ?? []), entry]);
  };
  const queues = new Map<string, Promise<void>>();
  const settled = () => Promise.all(queues.values());
  const configure = () => {
    files.pause = () => ticks(draw(4));
    files.fault = () => (draw(100) < faults ? { written: draw(200) } : null);
  };
  configure();
  for (const call of calls) {
    if (call.type === 'crash') {
      await settled();
      // With durability os the machine stays up: all that was written is there.
      files = files.crash((unsynced) => (durability === 'os' ? unsynced : draw(unsynced + 1)));
      log = await fileLog(files, { durability, segmentBytes: SEGMENT });
      await compare(log, model);
      configure();
    } else {
      // One call of a session at a time, as a server with a queue for each session makes them.
      const before = queues.get(call.session) ?? Promise.resolve();
      queues.set(
        call.session,
        before.then(() => one(call)),
      );
      await ticks(draw(6));
    }
  }
  await settled();
  files.fault = () => null;
  await compare(log, model);
  await log.shutdown();
  await compare(await fileLog(files, { durability, segmentBytes: SEGMENT }), model);
}

async function compare(log: SessionLog, model: ReadonlyMap<string, readonly SessionEntry[]>): Promise<void> {
  expect((await log.sessions()).toSorted()).toEqual([...model.keys()].toSorted());
  for (const [session, entries] of model) expect(await log.read(session)).toEqual(entries);
}

async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick++) await new Promise((resolve) => setImmediate(resolve));
}

/** Small, so that a few calls fill several files. */
const SEGMENT = 1_500;
const RUNS = 200;
const numbers = fc.infiniteStream(fc.nat(1_000_000));
const history = fc.array(anyCall, { minLength: 1, maxLength: 120, size: 'max' });

it.each(['os', 'fsync'] as const)(
  'durability %s: what was acknowledged is there after any crash',
  async (durability) => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(history, numbers, async (calls, drawn) => {
        await play(calls, durability, (below) => drawn.next().value % below, 0);
      }),
      { numRuns: RUNS },
    );
  },
);

it.each(['os', 'fsync'] as const)(
  'durability %s: what failed is not there, and the log goes on',
  async (durability) => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(history, numbers, async (calls, drawn) => {
        const quiet = calls.filter(({ type }) => type !== 'crash');
        await play(quiet, durability, (below) => drawn.next().value % below, 15);
      }),
      { numRuns: RUNS },
    );
  },
);
