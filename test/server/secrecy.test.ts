import { describe, expect } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { generateEpisode, type Episode, type TaskId } from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode, type EpisodeCache } from '../../src/runner/index.ts';
import { openSocket, post, runningServer, type RunningServer } from '../support/serving.ts';
import { twins } from '../support/twins.ts';
import { verifies } from '../verifies.ts';

/** `npm run campaign` asks for 200 episodes a transport. */
const EPISODES = Number(process.env['SERVER_SECRECY'] ?? 6);
const TASKS = ['task_easy', 'task_medium', 'task_hard'] as const;
const WORD = 'canary';

/** Episodes whose labels all carry a word that stands nowhere else: whatever prints an object of truth prints it. */
function marked(): EpisodeCache & { readonly words: string[] } {
  const words: string[] = [];
  return {
    words,
    get(source) {
      const episode = generateEpisode(source);
      const word = (place: string) => {
        const made = `${WORD}-${place}-${source.task_id}-${source.seed}-${words.length}`;
        words.push(made);
        return { [made]: made, toString: () => made };
      };
      const { truth, protocol } = episode;
      const audit = { ...truth.audit, ...word('audit') };
      const bias = audit.bias && { ...audit.bias, ...word('bias') };
      return {
        ...episode,
        protocol: { ...protocol, rules: { ...protocol.rules, ...word('rules') } },
        truth: {
          ...truth,
          ...word('truth'),
          audit: { ...audit, bias, violations: Object.assign(audit.violations, word('violations')) },
          traps: Object.assign(truth.traps, word('traps')),
        },
      };
    },
  };
}

/** Hears everything that a client or an operator can read while episodes run, and notices the word. */
class Ear {
  #isHeard = false;
  bytes = 0;

  hear(text: string): string {
    this.bytes += text.length;
    this.#isHeard ||= text.includes(WORD);
    return text;
  }

  async hearReply(reply: Response): Promise<string> {
    this.hear(JSON.stringify([...reply.headers]));
    return this.hear(await reply.text());
  }

  get hasHeardTruth(): boolean {
    return this.#isHeard;
  }
}

type Play = (running: RunningServer, ear: Ear, reset: object, actions: readonly unknown[]) => Promise<void>;

const overWebSocket: Play = async ({ wsUrl }, ear, reset, actions) => {
  using socket = await openSocket(`${wsUrl}/ws`);
  ear.hear(await socket.askText(JSON.stringify({ type: 'reset', data: reset })));
  for (const data of actions) {
    ear.hear(await socket.askText(JSON.stringify({ type: 'step', data })));
    ear.hear(await socket.askText('{"type":"state"}'));
  }
  for (const bad of [
    '[]',
    '{"type":"reset","data":{"seed":-1}}',
    '{"type":"step","data":{"x":1}}',
    '{"type":"truth"}',
  ])
    ear.hear(await socket.askText(bad));
  ear.hear(`${socket.heard.length} frames`);
};

const overHttp: Play = async ({ url }, ear, reset, actions) => {
  const first = await post(`${url}/reset`, reset);
  const headers = { 'x-session-id': first.headers.get('x-session-id') ?? '' };
  await ear.hearReply(first);
  for (const action of actions) {
    await ear.hearReply(await post(`${url}/step`, { action }, headers));
    await ear.hearReply(await fetch(`${url}/state`, { headers }));
  }
  await ear.hearReply(await post(`${url}/step`, { action: { x: 1 } }, headers));
  await ear.hearReply(await post(`${url}/reset`, { seed: -1 }, headers));
};

const WAYS = [
  ['WebSocket', overWebSocket],
  ['HTTP', overHttp],
] as const;

describe('truth', () => {
  for (const [name, play] of WAYS) {
    verifies(
      'security:truth-canaries',
      async () => {
        const episodes = marked();
        const ear = new Ear();
        await using running = await runningServer({
          episodes,
          onServerFault: (fault) => ear.hear(`${fault.message} ${fault.stack} ${String(fault.cause)}`),
        });
        for (let index = 0; index < EPISODES; index++) {
          const task_id = TASKS[index % TASKS.length] ?? 'task_hard';
          const modes =
            index % 2 === 0
              ? { feedback_mode: 'blind', reward_mode: 'terminal', observation_mode: 'paged' }
              : { observation_mode: 'full' };
          await play(running, ear, { task_id, seed: index, ...modes }, await openMoves(task_id, index));
        }
        for (const path of ['/metrics', '/openapi.json', '/schema', '/metadata', '/ready', '/docs', '/'])
          await ear.hearReply(await fetch(`${running.url}${path}`));
        process.stdout.write(
          `canaries over ${name}: ${EPISODES} episodes, ${episodes.words.length} words, ${(ear.bytes / 1e6).toFixed(1)} MB heard\n`,
        );
        expect(episodes.words.length).toBeGreaterThan(EPISODES * 4);
        expect(ear.hasHeardTruth).toBe(false);
      },
      name,
    );

    verifies(
      'security:blind-twins',
      async () => {
        for (const [task_id, seed] of [
          ['task_easy', 3],
          ['task_medium', 4],
          ['task_hard', 5],
        ] as const) {
          const actions = await openMoves(task_id, seed);
          const episode = generateEpisode({ task_id, seed });
          const reset = { task_id, seed, feedback_mode: 'blind', reward_mode: 'shaped' };
          const expected = await heardOf(episode, play, reset, actions);
          for (const twin of twins(episode)) expect(await heardOf(twin, play, reset, actions)).toBe(expected);
        }
      },
      name,
    );
  }

  verifies(
    'security:truth-canaries',
    async () => {
      const ear = new Ear();
      const [episode] = [marked().get({ task_id: 'task_hard', seed: 1 })];
      ear.hear(JSON.stringify(episode.truth));
      expect(ear.hasHeardTruth).toBe(true);
    },
    'a truth that is printed is noticed',
  );

  verifies(
    'security:blind-twins',
    async () => {
      const actions = await openMoves('task_medium', 4);
      const episode = generateEpisode({ task_id: 'task_medium', seed: 4 });
      const reset = { task_id: 'task_medium', seed: 4 };
      const expected = await heardOf(episode, overWebSocket, reset, actions);
      for (const twin of twins(episode))
        expect(await heardOf(twin, overWebSocket, reset, actions)).not.toBe(expected);
    },
    'the twins do differ where verdicts are told',
  );

  verifies('data:shared', async () => {
    await using running = await runningServer();
    for (let copy = 0; copy < 8; copy++) {
      using socket = await openSocket(`${running.wsUrl}/ws`);
      await socket.ask({ type: 'reset', data: { task_id: 'task_hard', seed: 42 } });
    }
    const kept = Number(/^clinicalbench_dataset_bytes (\d+)$/m.exec(await metricsOf(running))?.[1]);
    expect(kept).toBeGreaterThan(400_000);
    expect(kept).toBeLessThan(500_000);
  });
});

/** What an oracle says in an episode before its report, and flags that are wrong. */
async function openMoves(task_id: TaskId, seed: number): Promise<unknown[]> {
  const run = await runEpisode(oracle, inProcessEnvironment(), { task_id, seed });
  const wrong = ['P0001', 'P0002', 'P9999'].map((patient_id) => ({
    action_type: 'flag_error',
    error_type: 'invalid_age',
    patient_id,
    confidence: 0.9,
  }));
  return [...run.actions.map(({ message }) => message).slice(0, -1), ...wrong];
}

async function heardOf(episode: Episode, play: Play, reset: object, actions: readonly unknown[]) {
  await using running = await runningServer({ episodes: { get: () => episode }, drawSeed: () => 0 });
  const texts: string[] = [];
  const ear = new Ear();
  const hear = ear.hear.bind(ear);
  ear.hear = (text) => {
    texts.push(text);
    return hear(text);
  };
  await play(running, ear, reset, actions);
  // Session ids and dates differ from server to server, and hold nothing of the episode. All else must be equal: bodies,
  // headers (the size among them), and the number of frames.
  return texts
    .join('\n')
    .replaceAll(/\b[0-9a-f]{32}\b/g, '')
    .replaceAll(/\["date","[^"]*"\]/g, '');
}

async function metricsOf({ url }: RunningServer): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}
