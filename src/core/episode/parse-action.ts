import type { z } from 'zod';
import { ActionSchema, type Action } from '../model/action.ts';
import { quote } from './quote.ts';

/** A message that is an action, or why it is none: the text names the field and what it may hold. */
export type ParsedAction =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly message: string; readonly cause: unknown };

/**
 * Reads a message of an agent as an action: fields of the right JSON types, their values free. It never throws,
 * whatever it is given. A refused message costs nothing.
 */
export function parseAction(message: unknown): ParsedAction {
  try {
    const parsed = ActionSchema.safeParse(message);
    if (parsed.success) return { ok: true, action: parsed.data };
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      message: issue === undefined ? 'action: not an action' : explain(issue),
      cause: parsed.error,
    };
  } catch (cause) {
    // A getter or a proxy of the caller may throw anything. JSON never does.
    return { ok: false, message: 'action: the message cannot be read', cause };
  }
}

const FIELDS: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(ActionSchema.shape));
const FIELD_NAMES = [...FIELDS.keys()].join(', ');

function explain(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  const [field] = path;
  if (issue.code === 'unrecognized_keys' && field === undefined)
    return `${quote(issue.keys[0] ?? '')} is not a field of an action; allowed: ${FIELD_NAMES}`;
  if (field === undefined)
    return `action: expected an object with action_type; fields allowed: ${FIELD_NAMES}`;
  const meaning = FIELDS.get(field)?.description;
  return `${path.join('.')}: ${expectation(issue)}${meaning === undefined ? '' : ` (${meaning})`}`;
}

/** What a value should have been, in words of our own: the schema library's change with its locale. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'int' ? 'a whole number' : issue.expected}`;
  if (issue.code === 'too_small') return `expected at least ${issue.minimum}`;
  if (issue.code === 'too_big')
    return `expected at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
  return 'not allowed';
}
