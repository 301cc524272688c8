import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Sessions } from '../sessions/sessions.ts';
import { WireFault } from '../wire/fault.ts';
import type { PublishedSchemas } from '../wire/json-schemas.ts';
import { SESSION_HEADER } from './episode-routes.ts';

/** What POST /api/sessions answers with. */
export const IssuedSessionSchema = z.strictObject({
  token: z.string().describe('whoever has it has the session; it is told once and never again'),
  path: z
    .string()
    .describe('where the session is reached: the base URL of a client is this server with this path'),
  grace_seconds: z.number().describe('how long the session outlives a dropped socket'),
});

/** Adds POST /api/sessions and DELETE /api/sessions: sessions that a client can come back to. */
export function addSessionRoutes(app: FastifyInstance, sessions: Sessions, schemas: PublishedSchemas): void {
  app.post(
    '/api/sessions',
    {
      schema: {
        summary: 'Open a session that can be resumed',
        description:
          'Its token is the path of a WebSocket, /s/{token}/ws, and a session id of the HTTP face.',
        response: { 201: z.toJSONSchema(IssuedSessionSchema), 429: schemas.fault },
      },
    },
    async (request, reply) => {
      const { token } = await sessions.issue(request.ip);
      const issued: z.infer<typeof IssuedSessionSchema> = {
        token,
        path: `/s/${token}`,
        grace_seconds: sessions.limits.graceMs / 1_000,
      };
      return reply.code(201).send(issued);
    },
  );

  app.delete(
    '/api/sessions',
    {
      schema: {
        summary: 'Close a session and give its slot back',
        response: { 204: { type: 'null' }, 404: schemas.fault },
      },
    },
    async (request, reply) => {
      const token = request.headers[SESSION_HEADER];
      if (typeof token !== 'string')
        throw new WireFault('invalid', 'X-Session-Id: the session to close is needed');
      sessions.close(await sessions.find(token));
      return reply.code(204).send();
    },
  );
}
