import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { WIRE_VERSION, type About } from '../about.ts';

/** Collects the OpenAPI document from the routes added after this, and offers it at /openapi.json. */
export async function collectOpenApi(app: FastifyInstance, about: About): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'ClinicalBench', description: about.description, version: WIRE_VERSION },
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
