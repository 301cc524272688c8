import { describe, expect, it } from 'vitest';
import { agentNamed } from '../../src/agents/index.ts';
import type { Episode, TaskId, Truth } from '../../src/core/index.ts';
import { episodeCache, inProcessEnvironment, runEpisode, type EpisodeCache } from '../../src/runner/index.ts';
import { DEFAULT_LIMITS, Sessions } from '../../src/server/index.ts';
import { serveStdio } from '../../src/server/mcp/index.ts';

const TASKS = ['task_easy', 'task_medium', 'task_hard', 'train_small'] as const;
const CANARY = 'canary-3f1d9a';
/** Episodes whose every line is searched. `npm run campaign` asks for 200. */
const EPISODES = Number(process.env['SERVER_SECRECY'] ?? 24);

describe('before the end, MCP', () => {
  it('says nothing that stands in label objects alone', async () => {
    const marked = altered((truth) =>
      Object.assign({ mark: CANARY }, truth, { audit: { ...truth.audit, mark: CANARY } }),
    );
    for (const feedback_mode of ['blind', 'verdict']) {
      for (const task_id of TASKS) {
        for (let seed = 0; seed < EPISODES / 8; seed++) {
          const lines = await heard(marked, task_id, seed, feedback_mode);
          expect(lines.join('\n')).not.toContain(CANARY);
        }
      }
    }
  });

  it('says the same in blind mode whatever the answer key is, and not so where verdicts are told', async () => {
    const swapped = altered((truth) => ({
      ...truth,
      audit: { ...truth.audit, violations: truth.audit.violations.map(flip) },
    }));
    const plain = episodeCache();
    for (const task_id of TASKS) {
      const [one, other] = [
        await heard(plain, task_id, 7, 'blind'),
        await heard(swapped, task_id, 7, 'blind'),
      ];
      expect(other).toEqual(one);
      expect(await heard(swapped, task_id, 7, 'verdict')).not.toEqual(
        await heard(plain, task_id, 7, 'verdict'),
      );
    }
  });
});

const flip = (bits: number) => (bits === 0 ? 1 : 0);

/** Episodes with another answer key. */
function altered(alter: (truth: Truth) => Truth): EpisodeCache {
  const episodes = episodeCache();
  return {
    get(source): Episode {
      const episode = episodes.get(source);
      return { ...episode, truth: alter(episode.truth) };
    },
  };
}

/** Every line of a server that is asked what it can be asked, up to the report that would end the episode. */
async function heard(episodes: EpisodeCache, task_id: TaskId, seed: number, feedback_mode: string) {
  const requests = [
    { method: 'initialize', params: INITIALIZE },
    ...['tools/list', 'resources/list', 'prompts/list'].map((method) => ({ method })),
    ...['state', 'truth', 'labels'].map((name) => ({
      method: 'resources/read',
      params: { uri: `clinicalbench://${name}` },
    })),
    ...(await calls(task_id, seed)).map((params) => ({ method: 'tools/call', params })),
    { method: 'resources/read', params: { uri: 'clinicalbench://state' } },
  ].map((request, id) => JSON.stringify({ jsonrpc: '2.0', id, ...request }));
  const lines: string[] = [];
  let asked = 0;
  let wake = () => {};
  const options = { task_id, seed, feedback_mode, reward_mode: 'terminal' };
  await serveStdio(await Sessions.open({ limits: DEFAULT_LIMITS, episodes }), options, {
    read: async () => {
      while (lines.length < asked)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return requests[asked++] ?? null;
    },
    write: (line) => {
      lines.push(line);
      wake();
    },
  });
  return lines;
}

const INITIALIZE = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'tests', version: '0' },
};

/** The moves of the oracle without its report, and some that are wrong or none. */
async function calls(task_id: TaskId, seed: number): Promise<readonly object[]> {
  const oracle = agentNamed('oracle');
  if (!oracle) throw new Error('there is no oracle');
  const { actions } = await runEpisode(oracle, inProcessEnvironment(), { task_id, seed });
  const moves = actions.slice(0, -1).map(({ message }) => {
    const { action_type: name, ...given } = message as { readonly action_type: string };
    return { name, arguments: given };
  });
  return [
    { name: 'read_protocol' },
    { name: 'flag_error', arguments: { error_type: 'invalid_age', patient_id: 'P0001', truth: true } },
    { name: 'reveal', arguments: {} },
    ...moves,
    { name: 'flag_error', arguments: { error_type: 'invalid_age', patient_id: 'P0001' } },
    { name: 'propose_fix', arguments: { patient_id: 'P0001', proposed_value: 'query_site' } },
    { name: 'read_protocol' },
  ];
}
