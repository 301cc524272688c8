import { ProviderError } from '../../agents/language-model/provider-error.ts';
import type { ProviderFault } from '../../core/model/provider-fault.ts';

/** The fault behind an error of `fetch` or of reading a body, by the codes that it and its causes carry. */
export function connectionFault(error: unknown): ProviderFault {
  if (error instanceof ProviderError) return error.fault;
  for (const code of codesOf(error)) {
    const known = BY_CODE.get(code);
    if (known) return known;
    if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.includes('CERT')) return 'tls';
  }
  return 'connection_failed';
}

const BY_CODE: ReadonlyMap<string, ProviderFault> = new Map([
  ['ECONNREFUSED', 'connection_refused'],
  ['ECONNRESET', 'connection_reset'],
  ['EPIPE', 'connection_reset'],
  ['UND_ERR_SOCKET', 'connection_reset'],
  ['ENOTFOUND', 'name_not_resolved'],
  ['EAI_AGAIN', 'name_not_resolved'],
  ['ETIMEDOUT', 'timeout_connect'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout_connect'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout_first_byte'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout_idle'],
  ['EPROTO', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
]);

/** How deep causes are followed. */
const DEEPEST = 6;

/** The codes of an error and of what caused it, outermost first. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const causes = 'cause' in error ? codesOf(error.cause, depth + 1) : [];
  const several = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [...own, ...causes, ...several.flatMap((one) => codesOf(one, depth + 1))];
}

/** The code by which an error is known, or its name: what a recording keeps of it. */
export function errorCode(error: unknown): string {
  const codes = codesOf(error);
  return (
    codes.find((code) => BY_CODE.has(code)) ?? codes[0] ?? (error instanceof Error ? error.name : 'unknown')
  );
}

/** What an error and its causes say, in one line. */
export function errorText(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined || depth >= DEEPEST ? '' : `: ${errorText(error.cause, depth + 1)}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${error.message}${code}${cause}`;
}
