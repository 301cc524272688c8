import { dashboard } from '../../../src/server/index.ts';
import { mcpExtension } from '../../../src/server/mcp/index.ts';
import { openSocket, runningServer } from '../../support/serving.ts';

/** Every route that a server with dashboard and MCP has, as the server itself tells: a new one is asked without being named here. */
export async function routesOf(
  records: string,
): Promise<{ readonly method: string; readonly path: string }[]> {
  const routes: { method: string; path: string }[] = [];
  await using server = await runningServer({
    extensions: [
      ({ app }) => {
        app.addHook('onRoute', ({ method, url }) => {
          for (const one of [method].flat()) routes.push({ method: one, path: url });
        });
      },
      mcpExtension,
      dashboard({ records, agents: [], models: [], packageVersion: '0.0.0', baselineSeeds: [1] }),
    ],
  });
  const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const core = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    })),
  );
  const seen = new Set<string>();
  return [...core, { method: 'GET', path: '/openapi.json' }, ...routes].filter(({ method, path }) => {
    const isNew = !seen.has(`${method} ${path}`);
    seen.add(`${method} ${path}`);
    return isNew && ['GET', 'POST'].includes(method);
  });
}

/** One visitor of a server: keeps the cookie, shows the token, and writes down all that comes back. */
export interface Visitor {
  readonly told: string[];
  ask(method: string, path: string, body?: unknown): Promise<string>;
}

/** A visitor. @param token what the server asks for; null for one that asks for none */
export function visitor(url: string, token: string | null): Visitor {
  const told: string[] = [];
  let cookie = '';
  return {
    told,
    async ask(method, path, body) {
      const reply = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(cookie ? { cookie } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      cookie ||= (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const text = await reply.text();
      told.push(`${method} ${path} ${reply.status}\n${JSON.stringify([...reply.headers])}\n${text}`);
      return text;
    },
  };
}

/** Asks every route, each with every value its parameters may have, and with a body that will not do. */
export async function askEverything(
  someone: Visitor,
  routes: Awaited<ReturnType<typeof routesOf>>,
  values: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  for (const { method, path } of routes)
    for (const full of filled(path, values))
      await someone.ask(method, full, method === 'POST' ? { nonsense: true } : undefined);
}

function filled(path: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const [, name] = /:(\w+)/.exec(path) ?? [];
  if (name === undefined) return [path.replace(/\*$/, 'nothing.js')];
  const known = values[name];
  if (!known) throw new Error(`the route ${path} has a parameter ${name} that this test knows no value of`);
  return known.flatMap((value) => filled(path.replace(`:${name}`, encodeURIComponent(value)), values));
}

/** What the sockets say: an episode, and messages that are refused. */
export async function socketTalk(url: string, token: string): Promise<string> {
  const told: string[] = [];
  const headers = { authorization: `Bearer ${token}` };
  const wire = url.replace('http', 'ws');
  using socket = await openSocket(`${wire}/ws`, headers);
  for (const message of [
    { type: 'reset', data: { task_id: 'train_small', seed: 1 } },
    { type: 'step', data: { action_type: 'investigate_pattern', variable: 'age' } },
    { type: 'state' },
    { type: 'nonsense' },
  ])
    told.push(await socket.askText(JSON.stringify(message)));
  using mcp = await openSocket(`${wire}/mcp`, headers);
  told.push(await mcp.askText(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} })));
  return told.join('\n');
}
