import { APICallError } from '@ai-sdk/provider';
import type { ProviderFault } from '../../core/model/provider-fault.ts';
import { StreamFailure, type Written } from '../provider/collect.ts';
import type { Guard, WireFault } from '../transport/guard.ts';
import { errorText } from './connection-fault.ts';
import { statusFault } from './status-fault.ts';

/** What a failed try was: a fault of the provider, or an answer that only looked like one. */
export type Failure = WireFault | { readonly answer: Written };

/**
 * Reads the cause off a try that threw. What the wire saw comes first, then what the provider said, then what the SDK
 * could not make sense of.
 */
export function readFailure(error: unknown, guard: Guard): Failure {
  const wire = guard.fault();
  if (wire) return wire;
  const status = guard.response()?.status ?? null;
  if (status !== null && status >= 300) {
    const said = APICallError.isInstance(error) ? (error.responseBody ?? '') : '';
    return { fault: statusFault(status, said), detail: `HTTP ${status}${said === '' ? '' : `: ${said}`}` };
  }
  const head = guard.body()?.head() ?? '';
  const cause = error instanceof StreamFailure ? error.cause : error;
  const named = SAID.find(([pattern]) => pattern.test(errorText(cause)));
  if (named?.[1] === 'no_choice' || (named?.[1] === 'stream_cut' && guard.body()?.tail().includes('[DONE]')))
    // The reply came to its end and holds nothing: that is the model's answer, and a bad one.
    return { answer: error instanceof StreamFailure ? error.written : NOTHING };
  const document = plainDocument(head);
  if (document !== null) return document;
  const fault = named?.[1] ?? (isErrorObject(cause) ? 'stream_error' : 'malformed_body');
  return {
    fault,
    detail: typeof cause === 'object' && !(cause instanceof Error) ? JSON.stringify(cause) : errorText(cause),
  };
}

const NOTHING: Written = {
  text: '',
  tool_calls: [],
  finish_reason: 'other',
  usage: { input_tokens: null, output_tokens: null },
  finished: false,
};

/** How the SDK words what it could not read. */
const SAID: readonly (readonly [
  pattern: RegExp,
  fault: Extract<ProviderFault, 'stream_cut'> | 'no_choice',
])[] = [
  [/ended without a finish reason/, 'stream_cut'],
  [/did not contain any choices/, 'no_choice'],
];

/** A body that is one JSON document, but not the reply that was asked for: an error, or something else. */
function plainDocument(head: string): WireFault | null {
  if (!head.trimStart().startsWith('{')) return null;
  if (/^\s*\{\s*"(?:error|errors|detail|message|code|type"\s*:\s*"error)"/.test(head))
    return { fault: 'error_body', detail: `HTTP 200 with an error: ${head}` };
  return { fault: 'malformed_body', detail: `a reply of another form: ${head}` };
}

/** Whether something is what providers put into a stream to say that it failed. */
function isErrorObject(value: unknown): boolean {
  return (
    (typeof value === 'object' && value !== null && !(value instanceof Error)) || typeof value === 'string'
  );
}
