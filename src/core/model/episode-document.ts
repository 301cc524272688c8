import { z } from 'zod';
import { SealedSchema, SeedSchema } from './episode.ts';
import { PatientSchema } from './patient.ts';
import { RulesSchema } from './protocol.ts';
import { LabelsSchema } from './truth.ts';
import { TASK_IDS } from './vocabulary.ts';

/** One generated episode as a JSON document, with its answer key where that was asked for. */
export const EpisodeDocumentSchema = z.strictObject({
  generator_version: z.string(),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.nullable(),
  sealed: SealedSchema.optional(),
  protocol: z.strictObject({ title: z.string(), excerpt: z.string(), rules: RulesSchema }),
  dataset: z.array(PatientSchema),
  hash: z.string().describe('SHA-256 of the protocol and the dataset; labels do not enter it'),
  labels: LabelsSchema.optional(),
});
export type EpisodeDocument = z.infer<typeof EpisodeDocumentSchema>;
