import { ClinicalBenchError } from '../core/errors.ts';
import { explainIssue, type MessageKind } from '../core/explain-issue.ts';
import { ResetRequestSchema, type ResetRequest } from '../core/model/episode.ts';

/**
 * Reads a reset request, defaults filled in.
 * @throws ClinicalBenchError 'invalid_request' naming the field and what it may hold
 */
export function parseReset(input: unknown): ResetRequest {
  const parsed = ResetRequestSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ClinicalBenchError('invalid_request', explainIssue(parsed.error.issues[0], RESET), {
    cause: parsed.error,
  });
}

const RESET: MessageKind = { name: 'reset', noun: 'a reset', schema: ResetRequestSchema };
