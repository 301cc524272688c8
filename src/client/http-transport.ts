import { WIRE_CODES } from '../core/model/wire-code.ts';
import { z } from 'zod';
import { ClientError } from './client-error.ts';
import { LostReply, type Transport, type WireRequest } from './transport.ts';
import { parseReplyJson, read, WireReplySchema, type WireError, type WireReply } from './wire-reply.ts';

/** Where a server is and how it is talked to. */
export interface Address {
  /** Begins with http: or https: and has no slash at the end. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  /** Milliseconds after which a reply counts as lost. */
  readonly timeoutMs: number;
}

const SESSION_HEADER = 'x-session-id';
/** Replies of a gateway whose server is away, or of a server that cannot act just now and has not acted. */
const TRY_AGAIN = [502, 503, 504];

const FaultSchema = z.object({
  detail: z.string(),
  code: z.enum(WIRE_CODES),
  reason: z.string().optional(),
});
const IssuedSchema = z.object({ token: z.string().min(1) });

/**
 * Opens a session that can be resumed and tells its token.
 * Rejects with LostReply, or with ClientError 'CAPACITY_REACHED' and the like.
 */
export async function openSession(address: Address): Promise<string> {
  const answer = await call(address, 'POST', '/api/sessions', {});
  if (answer.status >= 400) throw refusal(faultIn(answer));
  return read(IssuedSchema, parseReplyJson(answer.text)).token;
}

/** Requests as HTTP calls, one for each. */
export function httpTransport(address: Address): Transport {
  return {
    async send(request, token) {
      const headers = { [SESSION_HEADER]: token };
      const answer =
        request.type === 'state'
          ? await call(address, 'GET', '/state', headers)
          : await call(address, 'POST', `/${request.type}`, headers, bodyOf(request));
      return replyOf(request, answer);
    },
    async close(token) {
      await call(address, 'DELETE', '/api/sessions', { [SESSION_HEADER]: token });
    },
  };
}

/** A refusal that no repetition mends, as an error. */
export function refusal({ code, message }: WireError): ClientError {
  return new ClientError(code, message);
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function call(
  { base, headers, fetch: send, timeoutMs }: Address,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  more: Readonly<Record<string, string>>,
  body?: object,
): Promise<Answer> {
  try {
    const response = await send(`${base}${path}`, {
      method,
      headers: { ...headers, ...more, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = { status: response.status, text: await response.text() };
    if (TRY_AGAIN.includes(answer.status)) throw new LostReply(`${method} ${path}: status ${answer.status}`);
    return answer;
  } catch (cause) {
    if (cause instanceof LostReply) throw cause;
    throw new LostReply(`${method} ${path}: ${reasonOf(cause)}`, { cause });
  }
}

function bodyOf({ type, data, request_id }: WireRequest): object {
  if (type === 'step') return { action: data, request_id };
  return { ...(typeof data === 'object' ? data : {}), request_id };
}

function replyOf({ type, request_id }: WireRequest, answer: Answer): WireReply {
  if (answer.status >= 400) return { type: 'error', data: faultIn(answer), request_id };
  const data = parseReplyJson(answer.text);
  return read(WireReplySchema, { type: type === 'state' ? 'state' : 'observation', data, request_id });
}

function faultIn({ status, text }: Answer): WireError {
  const { detail, ...fault } = faultBody(status, text);
  return { message: detail, ...fault };
}

function faultBody(status: number, text: string): z.infer<typeof FaultSchema> {
  try {
    return read(FaultSchema, parseReplyJson(text));
  } catch (cause) {
    throw new ClientError(
      'BAD_REPLY',
      `status ${status}, and no reason that this client can read: ${text.slice(0, 80)}`,
      {
        cause,
      },
    );
  }
}

/** What a failed fetch says. Node hides the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
