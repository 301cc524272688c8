import type { CancelSignal } from '../../agents/agent-context.ts';
import type { ProviderFault } from '../../core/model/provider-fault.ts';
import { connectionFault, errorText } from '../faults/connection-fault.ts';
import type { Fetch } from './fetch.ts';
import { bodyWatch, type BodyWatch } from './body-watch.ts';

/** How long and how large one try may be. */
export interface TransportLimits {
  /** From the request to the first byte of the body, in milliseconds. */
  readonly firstByteMs: number;
  /** Between two bytes of the body, in milliseconds. */
  readonly idleMs: number;
  /** From the request to the last byte, in milliseconds. */
  readonly totalMs: number;
  /** Bytes of the body, decompressed. */
  readonly bodyBytes: number;
}

/** What holds unless told otherwise: slow local models get minutes, endless replies an end. */
export const TRANSPORT: TransportLimits = {
  firstByteMs: 120_000,
  idleMs: 60_000,
  totalMs: 300_000,
  bodyBytes: 8 * 1024 * 1024,
};

/** One try, watched: the first thing that goes wrong on the wire is what went wrong. */
export interface Guard {
  /** The fetch of this try. */
  readonly fetch: Fetch;
  /** What went wrong on the wire, or null. */
  fault(): WireFault | null;
  readonly response: () => { readonly status: number; readonly headers: Headers } | null;
  readonly body: () => Pick<BodyWatch, 'head' | 'tail'> | null;
  /** Ends the try and its timers. Must be called, whatever became of it. */
  end(): void;
}

/** A fault of the wire and what was said about it. */
export interface WireFault {
  readonly fault: ProviderFault;
  readonly detail: string;
}

/** Guards one try of a call. */
export function guardTry(fetch: Fetch, limits: TransportLimits, signal?: CancelSignal): Guard {
  const controller = new AbortController();
  let fault: WireFault | null = null;
  let response: { status: number; headers: Headers } | null = null;
  let watch: BodyWatch | null = null;
  const fail = (found: ProviderFault, detail: string) => {
    fault ??= { fault: found, detail };
    controller.abort(new Error(detail));
  };
  const timers = {
    total: setTimeout(
      () => fail('timeout_total', `no end of the reply within ${limits.totalMs} ms`),
      limits.totalMs,
    ),
    next: setTimeout(
      () => fail('timeout_first_byte', `no reply within ${limits.firstByteMs} ms`),
      limits.firstByteMs,
    ),
  };
  const onByte = () => {
    clearTimeout(timers.next);
    timers.next = setTimeout(
      () => fail('timeout_idle', `the reply paused for ${limits.idleMs} ms`),
      limits.idleMs,
    );
  };
  const onCancel = () => fail('cancelled', 'the run was given up');
  if (signal?.aborted) onCancel();
  signal?.addEventListener('abort', onCancel);

  return {
    fetch: async (input, init) => {
      try {
        // A redirect would carry the key to a place that nobody named.
        const answer = await fetch(input, { ...init, redirect: 'manual', signal: controller.signal });
        response = { status: answer.status, headers: answer.headers };
        if (answer.body === null && answer.ok) fail('empty_body', `HTTP ${answer.status} without a body`);
        watch = bodyWatch(answer, limits.bodyBytes, { onByte, fail });
        return new Response(answer.body === null ? null : watch.stream, {
          status: answer.status,
          statusText: answer.statusText,
          headers: answer.headers,
        });
      } catch (error) {
        fail(connectionFault(error), errorText(error));
        throw error;
      }
    },
    fault: () => fault,
    response: () => response,
    body: () => watch,
    end: () => {
      clearTimeout(timers.total);
      clearTimeout(timers.next);
      signal?.removeEventListener('abort', onCancel);
      controller.abort();
    },
  };
}
