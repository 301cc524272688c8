import type { JsonSchema } from './json-schema.ts';

/** How a class is written: its name, the class above it and a sentence of documentation. */
export interface ClassHead {
  readonly name: string;
  readonly base: string;
  readonly doc: string;
  /** Fields that the class above it has already. */
  readonly inherited?: readonly string[];
}

/** Python classes for one object schema: those of nested objects first, each named by `nameOf` its field. */
export function pythonClasses(
  schema: JsonSchema,
  head: ClassHead,
  nameOf: (field: string) => ClassHead,
): readonly string[] {
  const nested: string[] = [];
  const typeOf = (field: string, part: JsonSchema): string => {
    if (part.enum) return `Literal[${part.enum.map((word) => JSON.stringify(word)).join(', ')}]`;
    if (part.anyOf) return part.anyOf.map((each) => typeOf(field, each)).join(' | ');
    const { type } = part;
    if (typeof type === 'object')
      return type.map((each) => typeOf(field, { ...part, type: each })).join(' | ');
    switch (type) {
      case 'string':
        return 'str';
      case 'integer':
        return 'int';
      case 'number':
        return 'float';
      case 'boolean':
        return 'bool';
      case 'null':
        return 'None';
      case 'array':
        return `list[${typeOf(field, part.items ?? {})}]`;
      case 'object':
        return objectType(field, part);
      case undefined:
      default:
        return 'Any';
    }
  };
  const objectType = (field: string, part: JsonSchema): string => {
    const { properties = {}, additionalProperties: values } = part;
    if (Object.keys(properties).length === 0)
      return `dict[str, ${typeof values === 'object' ? typeOf(field, values) : 'Any'}]`;
    const inner = nameOf(field);
    const written = pythonClasses(part, inner, nameOf).filter((text) => !nested.includes(text));
    nested.push(...written);
    return inner.name;
  };

  const { properties = {}, required = [] } = schema;
  const kept = Object.entries(properties).filter(([field]) => !head.inherited?.includes(field));
  const dictionary = head.base.startsWith('TypedDict');
  const lines = kept.map(([field, part]) => {
    const type = typeOf(field, part);
    if (dictionary) return [`    ${field}: ${type}`, ...documented(part.description)].join('\n');
    return `    ${field}: ${fieldText(type, part, required.includes(field))}`;
  });
  return [...nested, `class ${head.name}(${head.base}):\n    """${head.doc}"""\n\n${lines.join('\n')}\n`];
}

function documented(description: string | undefined): string[] {
  return description === undefined ? [] : [`    """${description}"""`];
}

function fieldText(type: string, part: JsonSchema, required: boolean): string {
  const settings = [
    ...(required ? [] : ['default=None']),
    ...(part.minimum !== undefined && Math.abs(part.minimum) < Number.MAX_SAFE_INTEGER
      ? [`ge=${part.minimum}`]
      : []),
    ...(part.maximum !== undefined && part.maximum < Number.MAX_SAFE_INTEGER ? [`le=${part.maximum}`] : []),
    ...(part.maxLength === undefined ? [] : [`max_length=${part.maxLength}`]),
    ...(part.description === undefined ? [] : [`description=${JSON.stringify(part.description)}`]),
  ];
  const shown = required || type.endsWith('| None') ? type : `${type} | None`;
  return settings.length === 0 ? shown : `${shown} = Field(${settings.join(', ')})`;
}
