import type { FastifyInstance } from 'fastify';
import type { About } from '../about.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { PublishedSchemas } from '../wire/json-schemas.ts';

/** Says why the store does not take entries, or null when it does. */
export type StoreCheck = () => Promise<string | null>;

/** Adds GET /health, /ready, /metadata and /schema. */
export function addStatusRoutes(
  app: FastifyInstance,
  sessions: Sessions,
  about: About,
  schemas: PublishedSchemas,
  checkStore: StoreCheck,
): void {
  app.get('/health', { schema: { summary: 'Whether the server lives' } }, async () => ({
    status: 'healthy',
  }));

  app.get(
    '/ready',
    { schema: { summary: 'Whether the server takes new sessions: 503 says why not' } },
    async (_request, reply) => {
      const store = await checkStore();
      const status = sessions.isDraining
        ? 'draining'
        : store !== null
          ? 'store'
          : sessions.isFull
            ? 'full'
            : 'ready';
      return reply.code(status === 'ready' ? 200 : 503).send({
        status,
        sessions: sessions.count,
        capacity: sessions.limits.capacity,
        ...(store === null ? {} : { detail: 'the session log does not take entries' }),
      });
    },
  );

  app.get('/metadata', { schema: { summary: 'What runs here' } }, async () => about);

  const published = { action: schemas.action, observation: schemas.observation, state: schemas.state };
  app.get(
    '/schema',
    { schema: { summary: 'JSON schemas of actions, observations and states' } },
    async () => published,
  );
}
