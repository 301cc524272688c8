import { estimateTokens } from '../../agents/language-model/estimate-tokens.ts';
import type { LanguageModel } from '../../agents/language-model/language-model.ts';
import { ProviderError } from '../../agents/language-model/provider-error.ts';
import type { ModelIdentity, ModelReply } from '../../core/model/model-call.ts';
import type { ProviderAttempt } from '../../core/model/provider-fault.ts';
import { redactor, redactValue, type Redact } from '../faults/redact.ts';
import { costOf, type Price } from '../prices/price.ts';
import { listPrice } from '../prices/prices.ts';
import { systemClock, type Clock } from '../retry/clock.ts';
import { nextWait, RETRY } from '../retry/policy.ts';
import type { Fetch } from '../transport/fetch.ts';
import { OPENAI } from './open-sdk-model.ts';
import type { ModelSettings } from './settings.ts';
import { MAX_OUTPUT_TOKENS, tryOnce, type Tried } from './try-once.ts';

/** What a model is given beside its settings: tests and replays bring their own network and time. */
export interface ModelParts {
  readonly fetch?: Fetch;
  readonly clock?: Clock;
}

/**
 * Opens a language model behind an HTTP endpoint. Nothing is sent until it is asked. Faults of the provider are tried
 * again within limits; the key stands in no reply, no error and no record that comes out of it.
 */
export function openModel(settings: ModelSettings, parts: ModelParts = {}): LanguageModel {
  const { fetch = globalThis.fetch, clock = systemClock } = parts;
  const policy = { ...RETRY, ...settings.retry };
  const price = priceOf(settings);
  const redact = redactor([settings.key]);
  return {
    identity: identityOf(settings),
    async generate(request, signal) {
      const attempts: ProviderAttempt[] = [];
      for (;;) {
        const tried = await tryOnce(settings, request, { fetch, clock, signal });
        const number = attempts.length + 1;
        if ('written' in tried) {
          attempts.push(attemptOf(number, tried, null, redact));
          const { finished: _finished, ...written } = tried.written;
          const cost_usd = costOf(price, written.usage);
          return redacted({ ...written, cost_usd, latency_ms: tried.latencyMs, attempts }, redact);
        }
        const wait = nextWait(policy, tried.fault, number, tried.retryAfter.ms, clock.random());
        attempts.push(attemptOf(number, tried, wait, redact));
        if (wait === null) throw failureOf(tried.fault, attempts);
        await clock.sleep(wait, signal);
        if (signal?.aborted) throw failureOf('cancelled', attempts);
      }
    },
  };
}

/** Dollars for a million tokens of these settings' model; null where nobody said. */
export function priceOf({ price, provider, name, baseUrl }: ModelSettings): Price | null {
  if (price !== undefined) return price;
  // The same name behind another URL has another price.
  const elsewhere = provider === 'openai-compatible' && originOf(baseUrl) !== OPENAI;
  return elsewhere ? null : listPrice(provider, name);
}

/** The most that one call can cost in US dollars, by estimate; null where the price is unknown. */
export function greatestCost(
  settings: ModelSettings,
  request: Parameters<LanguageModel['generate']>[0],
): number | null {
  return costOf(priceOf(settings), {
    input_tokens: estimateTokens(request),
    output_tokens: settings.maxOutputTokens ?? MAX_OUTPUT_TOKENS,
  });
}

function identityOf(settings: ModelSettings): ModelIdentity {
  const { provider, name, baseUrl, temperature = 0, maxOutputTokens = MAX_OUTPUT_TOKENS } = settings;
  return {
    id: `${provider}:${name}`,
    provider,
    name,
    mock: false,
    endpoint: originOf(baseUrl),
    parameters: {
      temperature,
      max_output_tokens: maxOutputTokens,
      stream: settings.stream ?? true,
      reply_format: settings.replyFormat ?? 'json_schema',
    },
  };
}

function originOf(url: string | null): string | null {
  return url === null ? null : new URL(url).origin;
}

/** The longest text of an attempt. */
const DETAIL = 500;

function attemptOf(attempt: number, tried: Tried, wait: number | null, redact: Redact): ProviderAttempt {
  const failed = 'fault' in tried ? tried : null;
  return {
    attempt,
    fault: failed?.fault ?? null,
    status: tried.status,
    detail: redact(failed?.detail ?? '').slice(0, DETAIL),
    latency_ms: tried.latencyMs,
    retry_after: failed?.retryAfter.text ? redact(failed.retryAfter.text) : null,
    wait_ms: wait,
  };
}

function failureOf(fault: ProviderError['fault'], attempts: readonly ProviderAttempt[]): ProviderError {
  const last = attempts.at(-1)?.detail ?? '';
  const tries = attempts.length === 1 ? '1 try' : `${attempts.length} tries`;
  return new ProviderError(fault, `the model gave no reply (${fault}, ${tries}): ${last}`, attempts);
}

function redacted(reply: ModelReply, redact: Redact): ModelReply {
  return {
    ...reply,
    text: redact(reply.text),
    tool_calls: reply.tool_calls.map(({ id, name, arguments: text, provider_data }) => ({
      id: redact(id),
      name: redact(name),
      arguments: redact(text),
      ...(provider_data && {
        provider_data: Object.fromEntries(
          Object.entries(provider_data).map(([provider, data]) => [
            provider,
            Object.fromEntries(
              Object.entries(data).map(([field, value]) => [redact(field), redactValue(value, redact)]),
            ),
          ]),
        ),
      }),
    })),
  };
}
