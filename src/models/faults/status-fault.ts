import type { ProviderFault } from '../../core/model/provider-fault.ts';

/** The fault that an HTTP status stands for. @param body what the provider said, looked at where one status has several meanings */
export function statusFault(status: number, body: string): ProviderFault {
  if ([400, 413, 422].includes(status) && CONTEXT.test(body)) return 'context_length';
  if (status === 402 || (status === 429 && QUOTA.test(body))) return 'quota_exhausted';
  return BY_STATUS.get(status) ?? (status >= 500 ? 'server_error' : 'http_error');
}

const BY_STATUS: ReadonlyMap<number, ProviderFault> = new Map([
  [400, 'bad_request'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [422, 'bad_request'],
  [429, 'rate_limited'],
  [500, 'server_error'],
  [502, 'bad_gateway'],
  [503, 'unavailable'],
  [504, 'gateway_timeout'],
  [529, 'overloaded'],
]);

/** How providers say that a prompt is too long. */
const CONTEXT =
  /context[_ ](?:length|window)|maximum context|prompt is too long|too many (?:input )?tokens|input token count|exceeds? the (?:maximum|model)/i;
/** How providers say that waiting will not help: the account has nothing left. */
const QUOTA = /insufficient_quota|billing|credit balance|exceeded your current quota/i;
