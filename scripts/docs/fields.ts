import { z } from 'zod';
import { codes, table } from './markdown.ts';

/** The fields of a schema as a table: name, type and meaning; what the schema does not describe, `notes` does. */
export function fieldsTable(schema: z.ZodObject, notes: Readonly<Record<string, string>> = {}): string {
  const rows = Object.entries(schema.shape).map(([name, field]) => {
    const type = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
    const meaning = type.description ?? notes[name];
    if (meaning === undefined) throw new RangeError(`the field ${name} has no description`);
    return [`\`${name}\``, typeText(type), meaning + defaultText(type)];
  });
  return table(['field', 'type', 'meaning'], rows);
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function defaultText({ default: preset }: JsonSchema): string {
  return typeof preset === 'string' ? ` (default \`${preset}\`)` : '';
}

/** A JSON schema in words. */
function typeText(schema: JsonSchema): string {
  if (schema.enum) return codes(schema.enum.map(String));
  if (schema.anyOf) return [...new Set(schema.anyOf.map((part) => typeText(part)))].join(' or ');
  const { type } = schema;
  if (type === 'array') return `list of ${itemText(schema.items)}`;
  if (type === 'string') {
    if (schema.pattern?.includes('\\d{4}-')) return 'ISO date';
    return schema.maxLength === undefined ? 'text' : `text, at most ${grouped(schema.maxLength)}`;
  }
  if (type === 'integer' || type === 'number') return `${type}${boundsText(schema)}`;
  return typeof type === 'string' ? type : 'any';
}

function itemText(items: JsonSchema['items']): string {
  if (typeof items !== 'object' || Array.isArray(items)) return 'values';
  if (items.type !== 'object') return items.enum ? 'names' : typeText(items);
  const keys = Object.keys(items.properties ?? {});
  return keys.length > 5 ? 'records' : `{${keys.join(', ')}}`;
}

function boundsText({ minimum, maximum }: JsonSchema): string {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (least !== undefined && most !== undefined) return `, ${grouped(least)} to ${grouped(most)}`;
  if (least !== undefined) return `, at least ${grouped(least)}`;
  return most === undefined ? '' : `, at most ${grouped(most)}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
