import { ProviderError } from '../../agents/language-model/provider-error.ts';
import type { Fetch } from '../transport/fetch.ts';
import type { Exchange } from './exchange.ts';
import { exchangeKey } from './record.ts';

/**
 * A fetch that answers from what was recorded and sends nothing. The same request made several times gets its answers
 * in their order. A request that was not recorded is the fault `not_recorded`: an answer is never made up.
 */
export function replayedFetch(exchanges: readonly Exchange[]): Fetch {
  const left = new Map<string, Exchange[]>();
  for (const exchange of exchanges)
    left.set(exchange.request, [...(left.get(exchange.request) ?? []), exchange]);
  return (input, init) => {
    const { request, path } = exchangeKey(input, init);
    const exchange = left.get(request)?.shift();
    if (!exchange)
      return Promise.reject(
        new ProviderError('not_recorded', `the recorded traffic has no answer to this request to ${path}`),
      );
    const { response, error } = exchange;
    if (!response) return Promise.reject(replayedError(error));
    return Promise.resolve(
      new Response(response.body === '' && error === null ? null : bodyOf(response.body, error), {
        status: response.status,
        headers: response.headers,
      }),
    );
  };
}

/** The body as it came; where it broke off, it breaks off again. */
function bodyOf(text: string, error: string | null): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (text !== '') controller.enqueue(new TextEncoder().encode(text));
      if (error === null) controller.close();
    },
    pull(controller) {
      controller.error(replayedError(error));
    },
  });
}

function replayedError(code: string | null): Error {
  return Object.assign(new Error(`as recorded: ${code ?? 'no reply'}`), { code });
}
