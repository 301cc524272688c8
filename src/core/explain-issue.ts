import { z } from 'zod';
import { quote } from './quote.ts';

/** A kind of message: what it is called in a refusal, and its schema. */
export interface MessageKind {
  readonly name: string;
  /** The name with its article. */
  readonly noun: string;
  readonly schema: z.ZodObject;
}

/**
 * Why a message was refused: the field by its path and what it may hold, in words of our own. Those of the schema
 * library change with its locale.
 */
export function explainIssue(issue: z.core.$ZodIssue | undefined, kind: MessageKind): string {
  if (issue === undefined) return `${kind.name}: not ${kind.noun}`;
  const path = issue.path.map(String);
  const { schema, meaning } = fieldAt(kind.schema, path);
  const name = path.join('.');
  const fields = fieldNames(schema).join(', ');
  if (issue.code === 'unrecognized_keys')
    return `${quote(issue.keys[0] ?? '')} is not a field of ${name || kind.noun}; allowed: ${fields}`;
  if (name === '') return `${kind.name}: expected an object; fields allowed: ${fields}`;
  return `${name}: ${expectation(issue)}${meaning === undefined ? '' : ` (${meaning})`}`;
}

/** What a value should have been. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'int' ? 'a whole number' : issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `expected at least ${amount(issue.minimum, issue.origin)}`;
  if (issue.code === 'too_big') return `expected at most ${amount(issue.maximum, issue.origin)}`;
  if (issue.code === 'invalid_format' && issue.pattern !== undefined)
    return `expected a text that matches ${issue.pattern}`;
  return 'not allowed';
}

function amount(bound: number | bigint, origin: string): string {
  if (origin === 'string') return `${bound} characters`;
  if (origin === 'array') return bound === 1 ? '1 entry' : `${bound} entries`;
  return String(bound);
}

interface Field {
  readonly schema: z.core.$ZodType | undefined;
  readonly meaning: string | undefined;
}

/** The schema of a field and what the schema says of it. */
function fieldAt(root: z.core.$ZodType, path: readonly string[]): Field {
  let field = unwrapped(root);
  for (const key of path) {
    if (field.schema instanceof z.ZodObject)
      field = unwrapped(new Map(Object.entries(field.schema.shape)).get(key));
    else if (field.schema instanceof z.ZodArray) field = unwrapped(field.schema.element);
    else if (field.schema instanceof z.ZodRecord) field = unwrapped(field.schema.valueType);
  }
  return field;
}

function unwrapped(schema: z.core.$ZodType | undefined): Field {
  let inner = schema;
  let meaning = descriptionOf(inner);
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) {
    inner = inner.unwrap();
    meaning ??= descriptionOf(inner);
  }
  return { schema: inner, meaning };
}

function descriptionOf(schema: z.core.$ZodType | undefined): string | undefined {
  return schema instanceof z.ZodType ? schema.description : undefined;
}

function fieldNames(schema: z.core.$ZodType | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum
    ? schema.keyType.options.map(String)
    : [];
}
