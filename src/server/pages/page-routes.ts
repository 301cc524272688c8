import type { FastifyInstance } from 'fastify';
import type { About } from '../about.ts';
import { docsPage, type Endpoint } from './docs-page.ts';
import { homePage } from './home-page.ts';
import { STYLE } from './style.ts';

const HTML = 'text/html; charset=utf-8';

/** Adds /docs, the stylesheet, and / unless an extension has taken it. */
export function addPageRoutes(app: FastifyInstance, about: About): void {
  const hidden = { schema: { hide: true } };
  app.get('/server.css', hidden, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(STYLE),
  );
  app.get('/docs', hidden, async (_request, reply) =>
    reply.type(HTML).send(docsPage(about, endpointsOf(app.swagger().paths))),
  );
  if (!app.hasRoute({ method: 'GET', url: '/' }))
    app.get('/', hidden, async (request, reply) =>
      reply.type(HTML).send(homePage(about, `${request.protocol}://${request.host}`)),
    );
}

function endpointsOf(paths: object | undefined): Endpoint[] {
  return Object.entries(paths ?? {}).flatMap(([path, operations]: [string, unknown]) =>
    Object.entries(operations ?? {}).flatMap(([method, operation]: [string, unknown]) =>
      method === 'head' ? [] : [{ method: method.toUpperCase(), path, summary: summaryOf(operation) }],
    ),
  );
}

function summaryOf(operation: unknown): string {
  if (typeof operation !== 'object' || operation === null || !('summary' in operation)) return '';
  return String(operation.summary);
}
