import { z } from 'zod';
import { WIRE_CODES } from '../../core/model/wire-code.ts';
import { FAULT_REASONS, type WireFault } from './fault.ts';

/** The body of an HTTP reply that refuses. */
export const FaultBodySchema = z.strictObject({
  detail: z.string().describe('what was wrong, with the field and what it may hold'),
  code: z.enum(WIRE_CODES).describe('the code that the WebSocket face would give'),
  reason: z.enum(FAULT_REASONS).describe('a finer, stable name'),
});

/** A refusal as an HTTP body. */
export function faultBody({ message, code, reason }: WireFault): z.infer<typeof FaultBodySchema> {
  return { detail: message, code, reason };
}
