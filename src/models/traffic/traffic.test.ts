import { describe, expect, it } from 'vitest';
import type { Fetch } from '../transport/fetch.ts';
import type { Exchange } from './exchange.ts';
import { recordedFetch } from './record.ts';
import { replayedFetch } from './replay.ts';

const ENDPOINT = 'http://127.0.0.1:1/v1/chat/completions';
const ask = (fetch: Fetch, body: string) =>
  fetch(ENDPOINT, { method: 'POST', body, headers: { authorization: 'Bearer sk-secret-1' } });

/** A network that answers one thing after the other. */
function network(answers: readonly (() => Promise<Response>)[]): Fetch {
  let next = 0;
  return () => answers[next++]?.() ?? Promise.reject(new Error('nothing left to answer'));
}

/** A body that breaks off with a reset. */
const broken = () =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: half'));
    },
    pull(controller) {
      controller.error(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    },
  });

describe('traffic that was recorded', () => {
  it('comes back the same: bodies, waits asked for, refusals and breaks, in their order', async () => {
    const exchanges: Exchange[] = [];
    const recorded = recordedFetch(
      network([
        () =>
          Promise.resolve(
            new Response('slow down', { status: 429, headers: { 'retry-after': '3', server: 'x' } }),
          ),
        () =>
          Promise.resolve(new Response('naïve – sk-secret-1', { headers: { 'content-type': 'text/plain' } })),
        () => Promise.resolve(new Response(broken())),
        () => Promise.resolve(new Response(null, { status: 204 })),
        () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })),
      ]),
      { secrets: ['sk-secret-1'], onExchange: (exchange) => exchanges.push(exchange) },
    );
    const all = async (fetch: Fetch) => {
      const seen: unknown[] = [];
      for (const body of ['a', 'a', 'b', 'c', 'd with sk-secret-1']) {
        seen.push(
          await ask(fetch, body).then(
            async (response) => [
              response.status,
              response.headers.get('retry-after'),
              await response.text().catch((error: { code?: string }) => `broke off: ${error.code}`),
            ],
            (error: { code?: string }) => error.code,
          ),
        );
      }
      return seen;
    };
    const live = await all(recorded);
    expect(live).toEqual([
      [429, '3', 'slow down'],
      [200, null, 'naïve – sk-secret-1'],
      [200, null, 'broke off: ECONNRESET'],
      [204, null, ''],
      'ECONNREFUSED',
    ]);
    expect(JSON.stringify(exchanges)).not.toContain('sk-secret-1');
    const replayed = await all(replayedFetch(exchanges));
    expect(replayed).toEqual([live[0], [200, null, 'naïve – [key]'], ...live.slice(2)]);
  });

  it('has no answer to what was not asked, nor to the same thing once more', async () => {
    const exchanges: Exchange[] = [];
    const recorded = recordedFetch(network([() => Promise.resolve(new Response('one'))]), {
      secrets: [],
      onExchange: (exchange) => exchanges.push(exchange),
    });
    await (await ask(recorded, 'a')).text();
    const replayed = replayedFetch(exchanges);
    await expect(ask(replayed, 'b')).rejects.toMatchObject({ fault: 'not_recorded' });
    await expect(ask(replayed, 'a')).resolves.toMatchObject({ status: 200 });
    await expect(ask(replayed, 'a')).rejects.toMatchObject({ fault: 'not_recorded' });
  });
});
