import { z } from 'zod';
import { TASK_IDS } from '../core/model/vocabulary.ts';

/** A language model that this server can ask. Its key stays with the server. */
export const ModelChoiceSchema = z.strictObject({
  id: z.string(),
  provider: z.string(),
  mock: z.boolean().describe('a scripted model for demonstrations: no language model answers'),
});
export type ModelChoice = z.infer<typeof ModelChoiceSchema>;

/** An agent that a visitor may start. */
export const AgentChoiceSchema = z.strictObject({
  name: z.string(),
  kind: z.string(),
  description: z.string(),
  needs_model: z.boolean(),
});
export type AgentChoice = z.infer<typeof AgentChoiceSchema>;

/** What this server offers: GET /api/offer. */
export const OfferSchema = z.strictObject({
  package_version: z.string(),
  generator_version: z.string(),
  agents: z.array(AgentChoiceSchema),
  models: z.array(ModelChoiceSchema),
  tasks: z.array(z.enum(TASK_IDS)),
  read_only: z.boolean().describe('true where records are shown and nothing can be started'),
});
export type Offer = z.infer<typeof OfferSchema>;

/** Why a request was refused. */
export const RefusalSchema = z.object({ detail: z.string() });
