/** Reading what a model wrote outside the form that was asked for: nothing is mended, what is there is passed on. */

/** A field of an answer, whatever it is. Only fields of its own are looked at. */
export function fieldGiven(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) return undefined;
  return new Map<string, unknown>(Object.entries(answer)).get(name);
}

/** A field of an answer as a list; empty where it is none. */
export function listGiven(answer: unknown, name: string): readonly unknown[] {
  const value = fieldGiven(answer, name);
  return Array.isArray(value) ? value : [];
}

/** An item as a message of that action type; an item that is no object is a message by itself, for the environment to refuse. */
export function actionGiven(actionType: string, item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return { ...item, action_type: actionType };
}
