import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import {
  flagRecord,
  flagSelectionBias,
  investigatePattern,
  oracle,
  submitReport,
} from '../../src/agents/index.ts';
import {
  CANARY,
  ClinicalBenchError,
  datasetJson,
  episodeDocument,
  generateEpisode,
  labelsOf,
  observe,
  parseAction,
  publicState,
  reveal,
  startEpisode,
  step,
  type Action,
  type Episode,
  type EpisodeOptions,
} from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { act, begin, BLIND, episodeOf, TRAINING, WORK } from '../support/play.ts';
import { twins } from '../support/twins.ts';
import { verifies } from '../verifies.ts';

const RANKED = ['task_easy', 'task_medium', 'task_hard'] as const;

describe('truth', () => {
  verifies('secrecy:blind-no-label-before-done', async () => {
    for (const task_id of RANKED) {
      for (const seed of [0, 1, 2, 42]) {
        const episode = episodeOf(task_id, seed);
        const actions = [...(await messages(task_id, seed)), ...wrongFlags(episode)];
        const observation_mode = seed === 0 ? 'full' : 'lean';
        const shaped: EpisodeOptions = { ...BLIND, observation_mode, reward_mode: 'shaped' };
        for (const options of [BLIND, shaped]) {
          const shown = readable(episode, options, actions);
          for (const twin of twins(episode)) expect(readable(twin, options, actions)).toEqual(shown);
        }
      }
    }
  });

  verifies(
    'secrecy:blind-no-label-before-done',
    async () => {
      const episode = episodeOf('task_medium', 1);
      const actions = await messages('task_medium', 1);
      for (const twin of twins(episode))
        expect(readable(twin, TRAINING, actions)).not.toEqual(readable(episode, TRAINING, actions));
    },
    'the twins of this test do differ where verdicts are told',
  );

  verifies('secrecy:reveal-after-done', () => {
    const episode = episodeOf('task_easy', 5);
    const running = act(begin(episode, BLIND), investigatePattern('age'));
    expect(codeOf(() => reveal(running))).toBe('episode_running');
    expect(codeOf(() => reveal(begin(episode, BLIND)))).toBe('episode_running');
    const over = act(running, submitReport(''));
    expect(reveal(over)).toEqual(labelsOf(episode));
  });

  verifies(
    'state:fields',
    () => {
      for (const task_id of RANKED) {
        const episode = episodeOf(task_id, 8);
        const state = publicState(
          act(begin(episode), ...WORK[task_id], flagRecord('invalid_age', 'P0001', 1)),
        );
        const told = numbersIn({ ...state, seed: 0 });
        expect(told).not.toContain(episode.truth.audit.total);
      }
    },
    'the number of violations is not told',
  );

  verifies('canary:stands', () => {
    expect(CANARY).toMatch(/^clinicalbench-canary-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(CANARY);
  });
});

describe('sealed episodes', () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index);
  const sealed = { split: 'season-1', index: 3 };

  verifies('sealed:no-seed', () => {
    for (const task_id of RANKED) {
      const episode = generateEpisode({ task_id, sealed, key });
      expect([episode.seed, publicState(begin(episode)).seed]).toEqual([null, null]);
      expect(publicState(begin(episode)).sealed).toEqual(sealed);
      const bytes = datasetJson(episode.dataset);
      expect(datasetJson(generateEpisode({ task_id, sealed, key: key.slice() }).dataset)).toBe(bytes);
      for (const bit of [0, 100, 255]) {
        const other = key.slice();
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(datasetJson(generateEpisode({ task_id, sealed, key: other }).dataset)).not.toBe(bytes);
      }
      for (const place of [
        { ...sealed, index: 4 },
        { ...sealed, split: 'season-2' },
      ])
        expect(datasetJson(generateEpisode({ task_id, sealed: place, key }).dataset)).not.toBe(bytes);
    }
  });

  verifies('sealed:key-needed', async () => {
    const task_id = 'task_easy';
    expect(codeOf(() => generateEpisode({ task_id, sealed }))).toBe('invalid_request');
    expect(codeOf(() => generateEpisode({ task_id, sealed, key: new Uint8Array(15) }))).toBe(
      'invalid_request',
    );
    expect(codeOf(() => generateEpisode({ task_id, sealed, key, seed: 1 }))).toBe('conflicting_options');
    expect(codeOf(() => generateEpisode({ task_id }))).toBe('invalid_request');
    const open = inProcessEnvironment({ sealedKey: key });
    await open.reset({ task_id, sealed });
    expect((await open.state()).seed).toBe(null);
    await expect(open.reset({ task_id, sealed, seed: 1 })).rejects.toMatchObject({
      code: 'conflicting_options',
    });
    await expect(inProcessEnvironment().reset({ task_id, sealed })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  verifies(
    'sealed:no-seed',
    () => {
      const text = JSON.stringify(
        episodeDocument(generateEpisode({ task_id: 'task_easy', sealed, key }), { labels: false }),
      );
      expect(text).not.toContain('labels');
      expect(JSON.parse(text)).toMatchObject({ seed: null, sealed });
    },
    'as a document',
  );
});

/** Everything a client can read before the end, message by message. */
function readable(episode: Episode, options: EpisodeOptions, actions: readonly Action[]): string[] {
  let state = startEpisode(episode, options, 'run');
  const told = [JSON.stringify([observe(state), publicState(state)])];
  for (const action of actions) {
    const taken = step(state, action);
    if (taken.state.end !== null) break;
    state = taken.state;
    told.push(JSON.stringify([observe(state), publicState(state), taken.reward, taken.outcome]));
  }
  return told;
}

/** What an oracle says in an episode, its report left out. */
async function messages(task_id: (typeof RANKED)[number], seed: number): Promise<Action[]> {
  const run = await runEpisode(oracle, inProcessEnvironment(), { task_id, seed, ...BLIND });
  return run.actions.flatMap(({ message }) => {
    const parsed = parseAction(message);
    return parsed.ok && parsed.action.action_type !== 'submit_report' ? [parsed.action] : [];
  });
}

/** Flags that are wrong, doubled or of nobody, each with a fix. */
function wrongFlags({ dataset, task }: Episode): Action[] {
  return [
    ...(task.errorTypes.includes('selection_bias') ? [flagSelectionBias(1)] : []),
    ...['P0001', 'P0002', 'P0002', `P0${dataset.size}`, 'P9999'].flatMap((id): Action[] => [
      flagRecord('invalid_age', id, 0.9),
      { action_type: 'propose_fix', patient_id: id, proposed_value: 'query_site' },
    ]),
  ];
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

function codeOf(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error instanceof ClinicalBenchError ? error.code : error;
  }
  return 'accepted';
}
