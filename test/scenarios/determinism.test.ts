import { describe, expect } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import {
  COLUMNS,
  datasetJson,
  episodeHash,
  generateEpisode,
  labelsOf,
  observe,
  parseAction,
  publicHash,
  publicState,
  replay,
  SeedSchema,
  TASK_IDS,
  toRows,
} from '../../src/core/index.ts';
import { episodeCache, inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { BLIND, episodeOf, TRAINING } from '../support/play.ts';
import { verifies } from '../verifies.ts';

describe('determinism', () => {
  verifies('determinism:same-bytes', async () => {
    for (const task_id of TASK_IDS) {
      const transcript = async () => {
        const environment = inProcessEnvironment({ episodes: episodeCache() });
        const bytes: string[] = [];
        await runEpisode(
          oracle,
          environment,
          { task_id, seed: 77 },
          {
            onEvent: (event) => {
              if (event.type === 'step') bytes.push(JSON.stringify([event.action, event.observation]));
            },
          },
        );
        return bytes;
      };
      const first = await transcript();
      expect(first.length).toBeGreaterThan(5);
      expect(await transcript()).toEqual(first);
    }
  });

  verifies(
    'determinism:same-bytes',
    () => {
      const hashes = TASK_IDS.flatMap((task_id) =>
        [0, 1, 2, 4294967295].map((seed) => episodeHash(generateEpisode({ task_id, seed }))),
      );
      expect(new Set(hashes).size).toBe(16);
      expect(
        TASK_IDS.flatMap((task_id) =>
          [0, 1, 2, 4294967295].map((seed) => episodeHash(episodeOf(task_id, seed))),
        ),
      ).toEqual(hashes);
    },
    'hashes',
  );

  verifies('determinism:streams-independent', () => {
    for (const seed of [0, 1, 2]) {
      const full = episodeOf('task_hard', seed);
      const bare = episodeOf('task_hard', seed, { noise_columns: [] });
      expect(bare.dataset.names).toEqual(COLUMNS.slice(0, 15));
      expect(labelsOf(bare)).toEqual(labelsOf(full));
      expect(bare.protocol).toEqual(full.protocol);
      const kept = toRows(full.dataset).map((row) =>
        Object.fromEntries(
          Object.entries(row).filter(([name]) => COLUMNS.slice(0, 15).some((one) => one === name)),
        ),
      );
      expect(JSON.stringify(toRows(bare.dataset))).toBe(JSON.stringify(kept));
    }
  });

  verifies(
    'determinism:streams-independent',
    () => {
      // Title and wording never move with what is planted, and rules only with the violations that they define.
      const { protocol } = episodeOf('task_medium', 9);
      expect(episodeOf('task_medium', 9, { trap_mix: { boundary_age: 3 } }).protocol).toEqual(protocol);
      const other = episodeOf('task_medium', 9, { prevalence: 0.02 }).protocol;
      expect(other.title).toBe(protocol.title);
      expect(other.excerpt.replaceAll(/\d+/g, '#')).toBe(protocol.excerpt.replaceAll(/\d+/g, '#'));
    },
    'the protocol does not move with the plan',
  );

  verifies('determinism:seed-range', async () => {
    for (const seed of [0, 1, 2 ** 31, 4294967295]) expect(SeedSchema.safeParse(seed).success).toBe(true);
    const environment = inProcessEnvironment();
    const refused: unknown[] = [-1, 4294967296, 1.5, Number.NaN, Infinity, '7', null, true, 2 ** 53];
    for (const seed of refused) {
      expect(SeedSchema.safeParse(seed).success).toBe(false);
      const request: object = { task_id: 'task_easy', seed };
      await expect(environment.reset(request)).rejects.toMatchObject({ code: 'invalid_request' });
    }
  });

  verifies('determinism:missing-seed', async () => {
    const environment = inProcessEnvironment({ drawSeed: () => 123_456 });
    const drawn = await environment.reset({ task_id: 'task_easy' });
    expect((await environment.state()).seed).toBe(123_456);
    expect(await environment.reset({ task_id: 'task_easy', seed: 123_456 })).toEqual(drawn);
    const lucky = inProcessEnvironment();
    const first = await lucky.reset({});
    const { seed } = await lucky.state();
    expect(SeedSchema.safeParse(seed).success).toBe(true);
    expect((await lucky.reset({ seed: seed ?? -1 })).dataset).toEqual(first.dataset);
    await lucky.reset({});
    expect((await lucky.state()).seed).not.toBe(seed);
  });

  verifies('determinism:replay', async () => {
    for (const task_id of TASK_IDS) {
      for (const options of [TRAINING, BLIND]) {
        const run = await runEpisode(oracle, inProcessEnvironment(), { task_id, seed: 6, ...options });
        const actions = run.actions.flatMap(({ message }) => {
          const parsed = parseAction(message);
          return parsed.ok ? [parsed.action] : [];
        });
        const again = replay(episodeOf(task_id, 6), options, `${task_id}-6`, actions);
        expect(observe(again)).toEqual(run.observation);
        expect(publicState(again)).toEqual(run.state && publicState(run.state));
      }
    }
  });

  verifies('record:order-carries-nothing', () => {
    // Mean place of violations and of traps among the rows, over many episodes: 0.5 of the dataset.
    const places = { violations: [0, 0], traps: [0, 0] };
    for (let seed = 0; seed < 150; seed++) {
      const labels = labelsOf(episodeOf('task_medium', seed));
      for (const kind of ['violations', 'traps'] as const) {
        for (const id of Object.keys(labels[kind])) {
          places[kind][0] = (places[kind][0] ?? 0) + (Number(id.slice(1)) - 0.5) / 480;
          places[kind][1] = (places[kind][1] ?? 0) + 1;
        }
      }
    }
    for (const [sum = 0, count = 1] of Object.values(places)) {
      expect(count).toBeGreaterThan(3_000);
      expect(Math.abs(sum / count - 0.5)).toBeLessThan(0.02);
    }
  });

  verifies(
    'determinism:same-bytes',
    () => {
      const { dataset } = episodeOf('task_easy', 12);
      expect(datasetJson(dataset)).toBe(JSON.stringify(toRows(dataset)));
      expect(publicHash(episodeOf('task_easy', 12))).not.toBe(publicHash(episodeOf('task_easy', 13)));
    },
    'a dataset as JSON',
  );
});
