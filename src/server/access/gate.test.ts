import { describe, expect, it } from 'vitest';
import type { AccessSettings } from '../settings.ts';
import { WireFault } from '../wire/fault.ts';
import { createGate, spaceHost, type Knock } from './gate.ts';

const OPEN: AccessSettings = { loopback: false, hosts: [], origins: [], space: null, token: null };
const LOOPBACK: AccessSettings = { ...OPEN, loopback: true };
const NAMED: AccessSettings = {
  ...OPEN,
  hosts: ['bench.example', 'bench:8000'],
  origins: ['https://lab.example'],
};
const SPACE: AccessSettings = { ...OPEN, space: 'Some_Lab/clinical_bench', hosts: ['bench'] };
const CLOSED: AccessSettings = { ...OPEN, token: 'open-sesame' };

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const HERE = '127.0.0.1:8000';
const SPACE_HOST = 'some-lab-clinical-bench.hf.space';

/** What is asked, with which headers (in short), and what becomes of it. */
type Case = readonly [
  access: AccessSettings,
  what: 'GET' | 'HEAD' | 'POST' | 'DELETE' | 'WS' | 'SSE',
  headers: Readonly<Record<string, string>>,
  allowed: boolean,
  path?: string,
];

const HOSTS: readonly Case[] = [
  [LOOPBACK, 'GET', { host: HERE }, true],
  [LOOPBACK, 'GET', { host: 'localhost:8000' }, true],
  [LOOPBACK, 'GET', { host: 'LOCALHOST:8000' }, true],
  [LOOPBACK, 'GET', { host: '[::1]:8000' }, true],
  [LOOPBACK, 'GET', { host: 'localhost' }, true],
  [LOOPBACK, 'GET', { host: 'evil.example:8000' }, false],
  [LOOPBACK, 'GET', { host: 'localhost.evil.example' }, false],
  [LOOPBACK, 'GET', { host: '127.0.0.1.evil.example' }, false],
  [LOOPBACK, 'GET', { host: '192.168.0.7:8000' }, false],
  [LOOPBACK, 'GET', {}, false],
  [LOOPBACK, 'WS', { host: 'evil.example:8000' }, false],
  [LOOPBACK, 'POST', { host: 'evil.example' }, false],
  [LOOPBACK, 'GET', { host: 'evil.example' }, true, '/health'],
  [LOOPBACK, 'HEAD', { host: '10.0.0.3:8000' }, true, '/ready'],
  [LOOPBACK, 'POST', { host: 'evil.example' }, false, '/health'],
  [OPEN, 'GET', { host: 'anything.example' }, true],
  [OPEN, 'POST', { host: 'clinical-bench:8000' }, true],
  [NAMED, 'GET', { host: 'bench.example' }, true],
  [NAMED, 'GET', { host: 'bench.example:443' }, true],
  [NAMED, 'GET', { host: 'bench:8000' }, true],
  [NAMED, 'GET', { host: 'localhost:8000' }, true],
  [NAMED, 'GET', { host: 'other.example' }, false],
  [SPACE, 'GET', { host: SPACE_HOST }, true],
  [SPACE, 'GET', { host: 'huggingface.co' }, true],
  [SPACE, 'GET', { host: 'other-lab-bench.hf.space' }, false],
];

const ORIGINS: readonly Case[] = [
  [LOOPBACK, 'POST', { host: HERE }, true],
  [LOOPBACK, 'POST', { host: HERE, origin: `http://${HERE}` }, true],
  [LOOPBACK, 'POST', { host: HERE, origin: 'http://localhost:8000' }, true],
  [LOOPBACK, 'POST', { host: 'localhost:8000', origin: 'http://[::1]:8000' }, true],
  [LOOPBACK, 'POST', { host: HERE, origin: 'http://localhost:5173' }, false],
  [LOOPBACK, 'POST', { host: HERE, origin: 'https://evil.example' }, false],
  [LOOPBACK, 'POST', { host: HERE, origin: 'null' }, false],
  [LOOPBACK, 'POST', { host: HERE, origin: '' }, false],
  [LOOPBACK, 'POST', { host: HERE, origin: 'http://127.0.0.1:8000.evil.example' }, false],
  [LOOPBACK, 'POST', { host: HERE, origin: 'http://user@127.0.0.1:8000' }, false],
  [LOOPBACK, 'POST', { host: HERE, origin: 'file://' }, false],
  [LOOPBACK, 'POST', { host: HERE, 'sec-fetch-site': 'cross-site' }, false],
  [LOOPBACK, 'POST', { host: HERE, 'sec-fetch-site': 'same-site' }, false],
  [LOOPBACK, 'POST', { host: HERE, 'sec-fetch-site': 'same-origin' }, true],
  [LOOPBACK, 'DELETE', { host: HERE, origin: 'https://evil.example' }, false],
  [LOOPBACK, 'WS', { host: HERE }, true],
  [LOOPBACK, 'WS', { host: HERE, origin: `http://${HERE}` }, true],
  [LOOPBACK, 'WS', { host: HERE, origin: 'https://evil.example' }, false],
  [LOOPBACK, 'WS', { host: HERE, origin: 'null' }, false],
  [LOOPBACK, 'SSE', { host: HERE, origin: 'https://evil.example' }, false],
  [LOOPBACK, 'SSE', { host: HERE, origin: `http://${HERE}` }, true],
  [LOOPBACK, 'GET', { host: HERE, origin: 'https://evil.example' }, true],
  [OPEN, 'POST', { host: 'bench.lan:8000', origin: 'http://bench.lan:8000' }, true],
  [OPEN, 'POST', { host: 'bench.lan:8000', origin: 'https://evil.example' }, false],
  [OPEN, 'WS', { host: 'bench.lan', origin: 'https://bench.lan' }, true],
  [OPEN, 'WS', { host: 'bench.lan', origin: 'https://evil.example' }, false],
  [OPEN, 'POST', { host: 'bench.lan:8000', origin: 'http://bench.lan:9000' }, false],
  [NAMED, 'POST', { host: 'bench.example', origin: 'https://lab.example' }, true],
  [NAMED, 'POST', { host: 'bench.example', origin: 'https://LAB.example' }, true],
  [NAMED, 'POST', { host: 'bench.example', origin: 'http://lab.example' }, false],
  [NAMED, 'WS', { host: 'bench.example', origin: 'https://bench.example' }, true],
  [SPACE, 'POST', { host: SPACE_HOST, origin: `https://${SPACE_HOST}` }, true],
  [SPACE, 'POST', { host: 'bench', origin: `https://${SPACE_HOST}` }, true],
  [SPACE, 'WS', { host: SPACE_HOST, origin: 'https://huggingface.co' }, true],
  [SPACE, 'WS', { host: SPACE_HOST, origin: 'https://other-lab.hf.space' }, false],
];

const TOKENS: readonly Case[] = [
  [CLOSED, 'GET', { host: 'x' }, false],
  [CLOSED, 'GET', { host: 'x', authorization: 'Bearer open-sesame' }, true],
  [CLOSED, 'GET', { host: 'x', authorization: 'bearer open-sesame' }, true],
  [CLOSED, 'GET', { host: 'x', authorization: 'Bearer open-sesam' }, false],
  [CLOSED, 'GET', { host: 'x', authorization: 'Bearer open-sesame2' }, false],
  [CLOSED, 'GET', { host: 'x', authorization: 'Bearer ' }, false],
  [CLOSED, 'GET', { host: 'x', authorization: 'open-sesame' }, false],
  [CLOSED, 'GET', { host: 'x', authorization: basic('anyone:open-sesame') }, true],
  [CLOSED, 'GET', { host: 'x', authorization: basic('open-sesame') }, false],
  [CLOSED, 'GET', { host: 'x', authorization: basic('open-sesame:wrong') }, false],
  [CLOSED, 'WS', { host: 'x' }, false],
  [CLOSED, 'WS', { host: 'x', authorization: 'Bearer open-sesame' }, true],
  [CLOSED, 'POST', { host: 'x', authorization: 'Bearer open-sesame', origin: 'https://evil.example' }, false],
  [CLOSED, 'GET', { host: 'x' }, true, '/health'],
];

describe.each([
  ['Host', HOSTS],
  ['Origin', ORIGINS],
  ['Authorization', TOKENS],
] as const)('%s', (_name, cases) => {
  it.each(cases.map((one) => [describeCase(one), one] as const))('%s', (_text, one) => {
    expect(isLetIn(one)).toBe(one[3]);
  });
});

it('is a table of more than forty cases', () => {
  expect(HOSTS.length + ORIGINS.length + TOKENS.length).toBeGreaterThan(70);
});

it('tells a missing token from a wrong place', () => {
  const gate = createGate({ ...CLOSED, loopback: true });
  const knock = { method: 'GET', path: '/', upgrade: false } as const;
  expect(() => gate({ ...knock, headers: { host: HERE } })).toThrow(
    expect.objectContaining({ reason: 'unauthorized', status: 401 }),
  );
  expect(() => gate({ ...knock, headers: { host: 'evil.example' } })).toThrow(
    expect.objectContaining({ reason: 'forbidden', status: 403 }),
  );
});

it('knows the host of a Space', () => {
  expect(spaceHost('Some_Lab/clinical_bench')).toBe(SPACE_HOST);
  expect(spaceHost('a.b/--c--')).toBe('a-b-c.hf.space');
});

function isLetIn([access, what, headers, , path = '/reset']: Case): boolean {
  const knock: Knock = {
    method: what === 'WS' || what === 'SSE' ? 'GET' : what,
    path,
    headers: what === 'SSE' ? { ...headers, accept: 'text/event-stream' } : headers,
    upgrade: what === 'WS',
  };
  try {
    createGate(access)(knock);
    return true;
  } catch (error) {
    if (error instanceof WireFault && ['forbidden', 'unauthorized'].includes(error.reason)) return false;
    throw error;
  }
}

function describeCase([access, what, headers, allowed, path]: Case): string {
  const places = new Map([
    [LOOPBACK, 'loopback'],
    [OPEN, 'open'],
    [NAMED, 'named'],
    [SPACE, 'Space'],
    [CLOSED, 'with token'],
  ]);
  const said = Object.entries(headers).map(([name, value]) => `${name} '${value}'`);
  return `${places.get(access)}: ${what} ${path ?? ''} ${said.join(', ')} is ${allowed ? 'let in' : 'refused'}`;
}
