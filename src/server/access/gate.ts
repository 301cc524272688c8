import { WireFault } from '../wire/fault.ts';
import { sameSecret } from '../sessions/session-token.ts';
import type { AccessSettings } from '../settings.ts';

/** What of a request decides whether it is let in. Header names are lower case, as Node gives them. */
export interface Knock {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Whether it asks for a WebSocket. */
  readonly upgrade: boolean;
}

/** Decides who is let in: throws WireFault 'forbidden' or 'unauthorized', or does nothing. */
export type Gate = (knock: Knock) => void;

/** Paths that say nothing but whether the server lives: probes address them by any name and have no token. */
const PROBES = ['/health', '/ready'];
const SAFE_METHODS = ['GET', 'HEAD'];
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The rules of access. Host is checked where the server listens on loopback (against DNS rebinding) or hosts are named;
 * Origin on everything that acts: each method but GET and HEAD, upgrades, event streams. A page of the host that was
 * addressed may call, and so may the origins that are named. Programs send no Origin; a browser's request across
 * sites that has none is refused.
 */
export function createGate(access: AccessSettings): Gate {
  const hosts = allowedHosts(access);
  const origins = new Set(
    [...access.origins, ...spaceOrigins(access.space)].map((origin) => origin.toLowerCase()),
  );
  return ({ method, path, headers, upgrade }) => {
    if (PROBES.includes(path) && SAFE_METHODS.includes(method)) return;
    const host = one(headers['host'])?.toLowerCase() ?? '';
    if (hosts !== null && !hosts.has(hostName(host)))
      throw new WireFault('forbidden', 'Host: this server does not go by that name (ALLOWED_HOSTS)');
    const stream =
      SAFE_METHODS.includes(method) && (one(headers['accept']) ?? '').includes('text/event-stream');
    if (upgrade || stream || !SAFE_METHODS.includes(method)) checkOrigin(headers, host, origins);
    if (access.token !== null && !showsToken(one(headers['authorization']), access.token))
      throw new WireFault('unauthorized', 'Authorization: this server needs its bearer token');
  };
}

/** The host names that are let in, or null where any is. */
function allowedHosts({ loopback, hosts, space }: AccessSettings): ReadonlySet<string> | null {
  if (!loopback && hosts.length === 0) return null;
  const named = hosts.map((host) => hostName(host.toLowerCase()));
  const own = space === null ? [] : [spaceHost(space), 'huggingface.co'];
  return new Set([...LOOPBACK_NAMES, ...named, ...own]);
}

function spaceOrigins(space: string | null): string[] {
  return space === null ? [] : [`https://${spaceHost(space)}`, 'https://huggingface.co'];
}

/** The host under which Hugging Face serves a Space: owner and name, joined and reduced to letters, digits and dashes. */
export function spaceHost(space: string): string {
  const words = space.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `${words.replaceAll(/^-+|-+$/g, '')}.hf.space`;
}

function checkOrigin(headers: Knock['headers'], host: string, origins: ReadonlySet<string>): void {
  const origin = one(headers['origin'])?.toLowerCase();
  if (origin === undefined) {
    const site = one(headers['sec-fetch-site'])?.toLowerCase();
    if (site === undefined || site === 'same-origin' || site === 'none') return;
    throw new WireFault('forbidden', 'Origin: a browser sent this from another site');
  }
  if (origins.has(origin) || isPageOf(origin, host)) return;
  throw new WireFault('forbidden', 'Origin: pages of that place may not call this server (ALLOWED_ORIGINS)');
}

/**
 * Whether an origin is a page of this host: the one addressed, which was checked before where hosts are limited, or on
 * loopback another name of it at the same port.
 */
function isPageOf(origin: string, host: string): boolean {
  const place = /^https?:\/\/([^/@\s]+)$/.exec(origin)?.[1];
  if (place === undefined || host === '') return false;
  if (place === host) return true;
  const both = [place, host].map(hostName);
  return both.every((name) => LOOPBACK_NAMES.includes(name)) && portOf(place) === portOf(host);
}

/** A host without its port. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '');
}

function portOf(host: string): string {
  return /:(\d+)$/.exec(host)?.[1] ?? '';
}

/** Bearer, or Basic with the token as password, which is what a browser can ask a person for. */
function showsToken(header: string | undefined, token: string): boolean {
  const [scheme = '', value = ''] = (header ?? '').split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return sameSecret(value, token);
  if (scheme.toLowerCase() !== 'basic') return false;
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  return sameSecret(password, token);
}

/** A header that may be sent once. Several are as good as a wrong one. */
function one(header: string | readonly string[] | undefined): string | undefined {
  return header === undefined || typeof header === 'string' ? header : header.join(', ');
}
