import { hashText } from '../../core/random/hash.ts';
import { errorCode } from '../faults/connection-fault.ts';
import { redactor } from '../faults/redact.ts';
import type { Fetch } from '../transport/fetch.ts';
import type { Exchange } from './exchange.ts';

/** What a recorder is given. */
export interface RecordingParts {
  /** Takes each exchange once it is over. */
  readonly onExchange: (exchange: Exchange) => void;
  /** Taken out of all that is recorded. */
  readonly secrets: readonly (string | null)[];
}

/** A fetch that also writes down what is sent and what comes back. Bodies are passed on as they come. */
export function recordedFetch(fetch: Fetch, { onExchange, secrets }: RecordingParts): Fetch {
  const redact = redactor(secrets);
  return async (input, init) => {
    const key = exchangeKey(input, init);
    const tell = (response: Exchange['response'], error: string | null) =>
      onExchange({ ...key, body: redact(key.body), response, error });
    try {
      const response = await fetch(input, init);
      let body = '';
      const decoder = new TextDecoder();
      const answer = (error: string | null) =>
        tell({ status: response.status, headers: keptHeaders(response.headers), body: redact(body) }, error);
      const reader = response.body?.getReader();
      let isTold = false;
      const once = (error: string | null) => {
        if (!isTold) answer(error);
        isTold = true;
      };
      const stream = new ReadableStream<Uint8Array>({
        async pull(controller) {
          try {
            const next = await reader?.read();
            if (!next || next.done) {
              body += decoder.decode();
              once(null);
              controller.close();
              return;
            }
            body += decoder.decode(next.value, { stream: true });
            controller.enqueue(next.value);
          } catch (error) {
            once(errorCode(error));
            controller.error(error);
          }
        },
        async cancel(reason) {
          once('ABORTED');
          await reader?.cancel(reason);
        },
      });
      if (reader === undefined) once(null);
      return new Response(reader === undefined ? null : stream, {
        status: response.status,
        headers: response.headers,
      });
    } catch (error) {
      tell(null, errorCode(error));
      throw error;
    }
  };
}

/** What tells requests apart: the path and the body. */
export function exchangeKey(
  input: Parameters<Fetch>[0],
  init: Parameters<Fetch>[1],
): Pick<Exchange, 'path' | 'request' | 'body'> {
  const path = new URL(input instanceof Request ? input.url : input).pathname;
  const body = typeof init?.body === 'string' ? init.body : '';
  return { path, request: hashText(`${path}\n${body}`), body };
}

const KEPT = ['content-type', 'retry-after', 'retry-after-ms'];

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])),
  );
}
