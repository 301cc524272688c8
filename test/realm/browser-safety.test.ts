import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { bundle } from '../support/bundle.ts';

/** The published entries that must run in a browser. */
const ENTRIES = [
  'src/core/index.ts',
  'src/agents/index.ts',
  'src/runner/index.ts',
  'src/client/index.ts',
  'src/records/index.ts',
  'src/testing/index.ts',
];

/** Uses of what only Node has. A function of some library may well be called process. */
const NODE_ONLY =
  /(?<![.\w$])(?:(?:process|Buffer|__dirname|__filename)\s*(?:\?\.|[.[])|require\s*\(|typeof\s+(?:process|Buffer|require)\b)/g;

describe.each(ENTRIES)('%s', (entry) => {
  it('needs nothing of Node', async () => {
    const { code, imports } = await bundle(entry, 'es');
    expect(imports).toEqual([]);
    expect(code).not.toMatch(/\bfrom\s*['"]node:|import\(\s*['"]node:/);
    expect(mentions(code)).toEqual([]);
  });

  it('loads where there is neither Node nor a document', async () => {
    const { code } = await bundle(entry, 'iife');
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    runInContext(code, context);
    expect(runInContext('Object.keys(Bundle).length', context)).toBeGreaterThan(1);
  });
});

describe('src/models/index.ts', () => {
  it('loads with what a browser has beside the language, and opens a model there', async () => {
    const { code } = await bundle('src/models/index.ts', 'iife');
    const { imports } = await bundle('src/models/index.ts', 'es');
    expect(imports).toEqual([]);
    const browser = { TransformStream, ReadableStream, TextDecoder, TextEncoder, URL, Headers, Response };
    const context = createContext({ ...browser }, { codeGeneration: { strings: false, wasm: false } });
    runInContext(code, context);
    const opened =
      "Bundle.openModel({ provider: 'anthropic', name: 'm', baseUrl: null, key: 'k' }).identity.id";
    expect(runInContext(opened, context)).toBe('anthropic:m');
    expect(runInContext("Bundle.mockModel('perfect').identity.mock", context)).toBe(true);
  });
});

it('would notice', async () => {
  expect(mentions('const a = process.env.X; Buffer.from("x"); // process')).toEqual(['process.', 'Buffer.']);
  const { imports } = await bundle('scripts/write-golden.ts', 'es');
  expect(imports).toEqual(['node:fs', 'node:util']);
});

/** The Node-only words in code, comments and plain strings left out. */
function mentions(code: string): string[] {
  const bare = code
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
  return [...bare.matchAll(NODE_ONLY)].map(([word]) => word);
}
