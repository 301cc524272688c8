import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Where `npm run build` puts the dashboard, seen from the source and from the built server alike. */
const BUILT = fileURLToPath(new URL('../../../dist/dashboard/', import.meta.url));

/** Addresses of screens: all of them are the one page. */
const SCREENS = ['live', 'replay', 'patients', 'protocol', 'equity', 'compare', 'leaderboard', 'play'];

/** Whether the dashboard was built, so that a server can offer its pages. */
export function isDashboardBuilt(files = BUILT): boolean {
  return existsSync(join(files, 'index.html'));
}

/** Serves the built dashboard at / and /web. Its API stands without it. */
export async function addStaticFiles(app: FastifyInstance, files = BUILT): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(files, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: true,
    // Names of assets hold a hash of what is in them.
    maxAge: '365d',
    immutable: true,
    cacheControl: true,
  });
  const hidden = { schema: { hide: true } };
  for (const base of ['', '/web']) {
    for (const path of [base === '' ? '/' : base, ...SCREENS.map((screen) => `${base}/${screen}`)])
      app.get(path, hidden, (_request, reply) =>
        reply.header('cache-control', 'no-cache').sendFile('index.html', files, { cacheControl: false }),
      );
  }
}
