import { z } from 'zod';
import { PHASES } from './episode.ts';
import { PatientSchema } from './patient.ts';
import { ScoreBreakdownSchema } from './score.ts';
import { ERROR_TYPES, TASK_IDS } from './vocabulary.ts';

/** What an agent sees after reset and after each step. It is all an agent ever sees. */
export const ObservationSchema = z.strictObject({
  done: z.boolean(),
  reward: z.number().min(-1).max(1),
  metadata: z
    .record(z.string(), z.unknown())
    .describe('generator version, outcome code and the structured result of the last action'),
  task_id: z.enum(TASK_IDS),
  task_type: z.string(),
  task_description: z.string(),
  protocol_title: z.string(),
  trial_protocol_excerpt: z.string().describe('the only source of the rules'),
  dataset: z.array(PatientSchema),
  errors_found: z.array(
    z.strictObject({ error_type: z.enum(ERROR_TYPES), patient_id: z.string().nullable() }),
  ),
  patterns_investigated: z.array(z.string()),
  distributions_computed: z.array(z.string()),
  feedback: z.string(),
  score_so_far: z.number().min(0).max(1),
  dense_reward_total: z.number(),
  score_breakdown: ScoreBreakdownSchema.or(z.strictObject({})),
  attempts_remaining: z.int().min(0),
  phase: z.enum(PHASES),
});
export type Observation = z.infer<typeof ObservationSchema>;
