import { z } from 'zod';
import { TRACKS } from '../../core/model/record.ts';

const line = z.string().trim().min(1).max(200);

/** What a submission says of itself, in submission.json beside its run. */
export const SubmissionSchema = z.strictObject({
  submission_version: z.literal(1),
  name: line.describe('how the row is called'),
  author: line.describe('who ran it'),
  url: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  description: z.string().max(2_000).optional(),
  submitted_at: z.iso.date(),
  track: z.enum(TRACKS).nullable().describe('null for an agent that asks no model, or for a person'),
  agent: line,
  model: line.nullable(),
});
export type Submission = z.infer<typeof SubmissionSchema>;
