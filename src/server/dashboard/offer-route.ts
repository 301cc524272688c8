import type { FastifyInstance } from 'fastify';
import { MODEL_AGENTS, modelAgent } from '../../agents/index.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { OfferSchema, type Offer } from '../../dashboard-api/index.ts';
import type { DashboardOptions } from './options.ts';

/** Adds GET /api/offer: who can be started here, and on which models. Never a key. */
export function addOfferRoute(app: FastifyInstance, options: DashboardOptions): void {
  const offer = offerOf(options);
  app.get('/api/offer', { schema: { hide: true } }, async () => offer);
}

function offerOf({ agents, models, packageVersion, readOnly = false }: DashboardOptions): Offer {
  const [anyModel] = models;
  return OfferSchema.parse({
    package_version: packageVersion,
    generator_version: GENERATOR_VERSION,
    agents: [
      ...(anyModel === undefined
        ? []
        : MODEL_AGENTS.map((name) => {
            const { kind, description } = modelAgent(name, anyModel);
            return { name, kind, description, needs_model: true };
          })),
      ...agents.map(({ name, kind, description }) => ({ name, kind, description, needs_model: false })),
    ],
    models: models.map(({ identity: { id, provider, mock } }) => ({ id, provider, mock })),
    tasks: [...TASK_IDS],
    read_only: readOnly,
  });
}
