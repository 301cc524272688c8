import { describe, expect, it } from 'vitest';
import { connectionFault } from './connection-fault.ts';
import { redactor, redactValue } from './redact.ts';
import { statusFault } from './status-fault.ts';

describe('a key', () => {
  it('is taken out in every form it may have in a text, and nothing else is', () => {
    const redact = redactor(['sk-a/b"c=', null, 'short', 'sk-a']);
    expect(redact('Bearer sk-a/b"c= and sk-a%2Fb%22c%3D and {"k":"sk-a/b\\"c="} shortly')).toBe(
      'Bearer [key] and [key] and {"k":"[key]"} shortly',
    );
  });

  it('is taken out of a text that was cut short in it, and of every text of a value', () => {
    const redact = redactor(['sk-1234567890']);
    expect(redact('you sent sk-1234567890sk-123456')).toBe('you sent [key][key]');
    expect(redact('it begins with sk-12')).toBe('it begins with sk-12');
    expect(redactValue({ 'sk-1234567890': [1, null, { a: 'x sk-1234567890' }] }, redact)).toEqual({
      '[key]': [1, null, { a: 'x [key]' }],
    });
  });
});

describe('a status', () => {
  it.each([
    [400, 'maximum context length is 8192 tokens', 'context_length'],
    [400, 'prompt is too long: 250000 tokens', 'context_length'],
    [400, 'The input token count exceeds the maximum', 'context_length'],
    [400, 'unknown field', 'bad_request'],
    [429, 'insufficient_quota', 'quota_exhausted'],
    [429, 'rate limit', 'rate_limited'],
    [408, '', 'http_error'],
    [507, '', 'server_error'],
  ])('%i with "%s" is %s', (status, body, fault) => {
    expect(statusFault(status, body)).toBe(fault);
  });
});

describe('an error of the connection', () => {
  it('is known by the codes of its causes, however deep', () => {
    const deep = new TypeError('fetch failed', {
      cause: new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
    });
    expect(connectionFault(deep)).toBe('connection_refused');
    expect(connectionFault(Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }))).toBe('tls');
    expect(connectionFault(Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))).toBe(
      'tls',
    );
    expect(connectionFault(new Error('something else'))).toBe('connection_failed');
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    expect(connectionFault(loop)).toBe('connection_failed');
  });
});
