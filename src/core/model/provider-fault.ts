import { z } from 'zod';

/** Faults that another try may not meet: such a call is made again, within limits. */
export const PASSING_FAULTS = [
  'connection_refused',
  'connection_reset',
  'name_not_resolved',
  'connection_failed',
  'timeout_connect',
  'timeout_first_byte',
  'timeout_idle',
  'timeout_total',
  'rate_limited',
  'server_error',
  'bad_gateway',
  'unavailable',
  'gateway_timeout',
  'overloaded',
  'error_body',
  'html_body',
  'empty_body',
  'malformed_body',
  'stream_error',
  'stream_cut',
] as const;

/** Faults that would come again, or that say that nobody should ask again. */
const LASTING_FAULTS = [
  'tls',
  'unauthorized',
  'forbidden',
  'not_found',
  'bad_request',
  'context_length',
  'quota_exhausted',
  'http_error',
  'body_too_large',
  'call_limit',
  'token_limit',
  'budget_exhausted',
  'not_recorded',
  'cancelled',
] as const;

/**
 * Why a call of a language model came to no reply: faults of the way to the model, never of what it said. The list is
 * closed; each code stands for one cause.
 */
export const PROVIDER_FAULTS = [...PASSING_FAULTS, ...LASTING_FAULTS] as const;
export type ProviderFault = (typeof PROVIDER_FAULTS)[number];

/** One try of a call: what became of it, and how long the caller waited before the next. */
export const ProviderAttemptSchema = z.strictObject({
  attempt: z.int().min(1),
  fault: z.enum(PROVIDER_FAULTS).nullable().describe('null: the provider answered'),
  status: z.int().nullable().describe('HTTP status, null when there was none'),
  detail: z.string().describe('what the provider or the connection said, shortened and without keys'),
  latency_ms: z.number().min(0),
  retry_after: z.string().nullable().describe('what the provider asked to wait, as it wrote it'),
  wait_ms: z.number().min(0).nullable().describe('the wait before the next try; null when there was none'),
});
export type ProviderAttempt = z.infer<typeof ProviderAttemptSchema>;
