import type { z } from 'zod';
import { WireFault } from '../wire/fault.ts';

/** Reads a body or a part of an address with its schema. @throws WireFault 'invalid' naming the field */
export function readWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') || 'request';
  throw new WireFault('invalid', `${field}: ${issue?.message ?? 'not understood'}`, { cause: parsed.error });
}
