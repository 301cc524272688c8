import { Agent, fetch as undiciFetch } from 'undici';
import type { Fetch } from '../../models/index.ts';

/** How long a connection may take unless told otherwise, TLS included, in milliseconds. */
const CONNECT_MS = 10_000;

/**
 * A fetch whose connections must come about in time; Node's own has no such setting. It sends texts, which is all that
 * models are sent. Other limits are those of the model's transport.
 */
export function nodeFetch(connectMs = CONNECT_MS): Fetch {
  const dispatcher = new Agent({
    connect: { timeout: connectMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 1_000,
  });
  return async (input, init = {}) => {
    const answer = await undiciFetch(typeof input === 'string' || input instanceof URL ? input : input.url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : null,
      signal: init.signal ?? null,
      redirect: init.redirect ?? 'follow',
      dispatcher,
    });
    const { status, statusText, body } = answer;
    return new Response(body, { status, statusText, headers: Object.fromEntries(answer.headers) });
  };
}
