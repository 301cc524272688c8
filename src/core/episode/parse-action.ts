import { explainIssue, type MessageKind } from '../explain-issue.ts';
import { ActionSchema, type Action } from '../model/action.ts';

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
    return { ok: false, message: explainIssue(parsed.error.issues[0], ACTION), cause: parsed.error };
  } catch (cause) {
    // A getter or a proxy of the caller may throw anything. JSON never does.
    return { ok: false, message: 'action: the message cannot be read', cause };
  }
}

const ACTION: MessageKind = { name: 'action', noun: 'an action', schema: ActionSchema };
