import type { ModelRequest } from '../../agents/language-model/language-model.ts';
import type { CancelSignal } from '../../agents/agent-context.ts';
import { readFailure } from '../faults/read-failure.ts';
import type { Clock } from '../retry/clock.ts';
import { retryAfterMs, retryAfterText } from '../retry/retry-after.ts';
import type { Fetch } from '../transport/fetch.ts';
import { guardTry, TRANSPORT, type WireFault } from '../transport/guard.ts';
import { collect, writtenOf, type Written } from './collect.ts';
import { openSdkModel } from './open-sdk-model.ts';
import type { ModelSettings } from './settings.ts';
import { toSdkRequest } from './to-sdk-prompt.ts';

/** What became of one try. */
export type Tried = {
  readonly status: number | null;
  readonly latencyMs: number;
} & ({ readonly written: Written } | (WireFault & { readonly retryAfter: RetryAfter }));

/** What the provider asked to wait. */
export interface RetryAfter {
  readonly ms: number | null;
  readonly text: string | null;
}

const NO_WAIT: RetryAfter = { ms: null, text: null };

/** The output limit unless told otherwise. */
export const MAX_OUTPUT_TOKENS = 4_096;

/** Asks once. Never rejects: what goes wrong is the result. */
export async function tryOnce(
  settings: ModelSettings,
  request: ModelRequest,
  parts: { readonly fetch: Fetch; readonly clock: Clock; readonly signal?: CancelSignal | undefined },
): Promise<Tried> {
  const { temperature = 0, maxOutputTokens = MAX_OUTPUT_TOKENS, stream = true } = settings;
  const guard = guardTry(parts.fetch, { ...TRANSPORT, ...settings.transport }, parts.signal);
  const begun = parts.clock.now();
  const after = () => ({
    status: guard.response()?.status ?? null,
    latencyMs: Math.max(0, parts.clock.now() - begun),
  });
  try {
    const model = openSdkModel(settings, guard.fetch);
    const options = {
      ...toSdkRequest(request, settings.replyFormat ?? 'json_schema'),
      maxOutputTokens,
      ...(temperature !== null && { temperature }),
    };
    const written = stream
      ? await collect((await model.doStream(options)).stream)
      : await whole(model, options);
    // Not every SDK minds a stream that stops in the middle.
    if (stream && !written.finished && !guard.body()?.tail().includes('[DONE]'))
      return {
        ...after(),
        fault: 'stream_cut',
        detail: 'the stream ended before the reply did',
        retryAfter: NO_WAIT,
      };
    return { ...after(), written };
  } catch (error) {
    const failure = readFailure(error, guard);
    if ('answer' in failure) return { ...after(), written: failure.answer };
    const headers = guard.response()?.headers ?? new Headers();
    const retryAfter = { ms: retryAfterMs(headers, parts.clock.now()), text: retryAfterText(headers) };
    return { ...after(), ...failure, retryAfter };
  } finally {
    guard.end();
  }
}

type SdkModel = ReturnType<typeof openSdkModel>;

async function whole(model: SdkModel, options: Parameters<SdkModel['doGenerate']>[0]): Promise<Written> {
  const { content, finishReason, usage } = await model.doGenerate(options);
  return writtenOf(content, finishReason, usage);
}
