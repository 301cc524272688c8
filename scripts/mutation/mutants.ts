import { parseAst } from 'vite';

/** One small change of one file. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** What was changed, in a few words. */
  readonly change: string;
  /** The whole file with the change in it. */
  readonly text: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What to show of the change, where the edit alone says too little. */
  readonly around?: readonly [start: number, end: number];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Every mutant of a source text: types, imports and unreachable fallbacks (`?? 0` under strict indexing) are left alone. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const edits: Edit[] = [];
  walk(parseAst(source, { lang: 'ts' }), (node) => edits.push(...editsOf(node, source)));
  const seen = new Set<string>();
  return edits.flatMap(({ start, end, text, around = [start, end] }) => {
    const mutated = source.slice(0, start) + text + source.slice(end);
    if (mutated === source || seen.has(mutated)) return [];
    seen.add(mutated);
    const line = source.slice(0, start).split('\n').length;
    const [from, to] = around;
    const before = source.slice(from, to);
    const after = source.slice(from, start) + text + source.slice(end, to);
    return [{ file, line, change: `${short(before)} -> ${short(after) || '(nothing)'}`, text: mutated }];
  });
}

const OPERATORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['<', ['<=', '>=']],
  ['<=', ['<', '>']],
  ['>', ['>=', '<=']],
  ['>=', ['>', '<']],
  ['===', ['!==']],
  ['!==', ['===']],
  ['+', ['-']],
  ['-', ['+']],
  ['*', ['/']],
  ['/', ['*']],
  ['%', ['*']],
  ['&', ['|']],
  ['|', ['&']],
  ['<<', ['>>']],
  ['>>', ['<<']],
  ['&&', ['||']],
  ['||', ['&&']],
]);

/** Tables of constants whose entries are swapped with their neighbors. */
const TABLES = ['REWARD', 'SCORE', 'WORKFLOW'];
const NEIGHBORS: ReadonlyMap<string, string> = new Map([
  ['correctFlag', 'requiredWork'],
  ['confidenceFloor', 'defaultConfidence'],
  ['defaultConfidence', 'confidenceFloor'],
  ['falsePositive', 'duplicateFlag'],
  ['overconfident', 'confidenceFloor'],
  ['duplicateFlag', 'blocked'],
  ['requiredWork', 'fixAccepted'],
  ['repeatedWork', 'unknown'],
  ['blocked', 'unknown'],
  ['unknown', 'blocked'],
  ['fixAccepted', 'requiredWork'],
  ['fixRefused', 'unknown'],
  ['report', 'reportPoint'],
  ['reportPoint', 'report'],
  ['netRecall', 'precision'],
  ['workflow', 'precision'],
  ['precision', 'efficiency'],
  ['efficiency', 'precision'],
  ['investigations', 'distributions'],
  ['distributions', 'investigations'],
]);

function editsOf(node: Node, source: string): Edit[] {
  const own = (text: string): Edit => ({ start: node.start, end: node.end, text });
  const textOf = (part: Node) => source.slice(part.start, part.end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const [left, right] = [child(node, 'left'), child(node, 'right')];
      const operator = String(node['operator']);
      if (!left || !right) return [];
      const at = left.end + source.slice(left.end, right.start).indexOf(operator);
      return (OPERATORS.get(operator) ?? []).map((text) => ({
        start: at,
        end: at + operator.length,
        text,
        around: [node.start, node.end],
      }));
    }
    case 'UnaryExpression': {
      const argument = child(node, 'argument');
      return argument && (node['operator'] === '!' || node['operator'] === '-')
        ? [own(textOf(argument))]
        : [];
    }
    case 'Literal':
      return literalEdits(node, own);
    case 'ConditionalExpression': {
      const [yes, no] = [child(node, 'consequent'), child(node, 'alternate')];
      return yes && no ? [own(`(${textOf(yes)})`), own(`(${textOf(no)})`)] : [];
    }
    case 'IfStatement': {
      const test = child(node, 'test');
      return test ? ['true', 'false'].map((text) => ({ start: test.start, end: test.end, text })) : [];
    }
    case 'ExpressionStatement':
      return node['directive'] === undefined || node['directive'] === null ? [own(';')] : [];
    case 'ArrayExpression':
      return rowEdits(node);
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return returnEdits(node);
    case 'MemberExpression': {
      const [table, name] = [child(node, 'object'), child(node, 'property')];
      const other = name && NEIGHBORS.get(textOf(name));
      return table && other !== undefined && TABLES.includes(textOf(table))
        ? [own(`${textOf(table)}.${other}`)]
        : [];
    }
    default:
      return [];
  }
}

function literalEdits({ value, raw }: Node, own: (text: string) => Edit): Edit[] {
  if (typeof value === 'boolean') return [own(String(!value))];
  if (typeof value === 'number') return [own(String(value + 1)), own(`(${value - 1})`)];
  if (typeof value === 'bigint' || (typeof raw === 'string' && /^\d+n$/.test(raw)))
    return [own(`(${String(raw)} + 1n)`)];
  return [];
}

/** A row of a table is left out: of a list of at least two arrays, objects, patterns or spread tables. */
function rowEdits(node: Node): Edit[] {
  const rows = Array.isArray(node['elements']) ? node['elements'].filter(isNode) : [];
  const isTable =
    rows.length > 1 &&
    rows.every(
      (row) =>
        ['ArrayExpression', 'ObjectExpression', 'SpreadElement', 'NewExpression'].includes(row.type) ||
        'regex' in row,
    );
  if (!isTable) return [];
  return rows.map((row, index) => {
    const next = rows[index + 1];
    const previous = rows[index - 1];
    if (next) return { start: row.start, end: next.start, text: '' };
    return { start: previous?.end ?? row.start, end: row.end, text: '' };
  });
}

/** A returned comparison or call becomes a constant. */
function returnEdits(node: Node): Edit[] {
  const value = child(node, node.type === 'ReturnStatement' ? 'argument' : 'body');
  if (!value) return [];
  const at = (text: string): Edit => ({ start: value.start, end: value.end, text });
  if (value.type === 'LogicalExpression' && value['operator'] !== '??') return [at('true'), at('false')];
  if (value.type === 'BinaryExpression')
    return /^([<>]=?|[!=]==)$/.test(String(value['operator'])) ? [at('true'), at('false')] : [at('0')];
  if (value.type === 'ArrayExpression') return [at('[]')];
  return [];
}

function child(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  if (!isNode(value) || value.type.startsWith('TS') || value.type === 'ImportDeclaration') return;
  visit(value);
  // What stands after `??` is for the compiler where every index is in range: mutants of it are mostly equal.
  const skipped = value.type === 'LogicalExpression' && value['operator'] === '??' ? ['right'] : [];
  for (const [field, part] of Object.entries(value)) {
    if (field !== 'typeAnnotation' && field !== 'returnType' && !skipped.includes(field)) walk(part, visit);
  }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && 'type' in value && 'start' in value && 'end' in value;
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
