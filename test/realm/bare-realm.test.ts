import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../support/bundle.ts';
import { verifies } from '../verifies.ts';
import { fingerprint, parsed } from './program.ts';

const SEEDS = [0, 42, 4294967295];

/** Makes everything that differs between machines or runs throw when it is called or looked into. */
const POISON = `
  const poison = (name) => new Proxy(function () {}, {
    get(_, key) { if (key === Symbol.hasInstance || key === 'prototype') return undefined; throw new Error(name + ' was read'); },
    apply() { throw new Error(name + ' was called'); },
    construct() { throw new Error(name + ' was constructed'); },
  });
  for (const name of ['Date', 'Intl', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics'])
    globalThis[name] = poison(name);
  for (const name of ['random', 'pow', 'exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'sin', 'cos', 'tan', 'asin',
    'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'cbrt', 'hypot', 'sqrt'])
    Math[name] = () => { throw new Error('Math.' + name + ' was called'); };
  for (const name of ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase'])
    String.prototype[name] = () => { throw new Error(name + ' was called'); };
  Number.prototype.toLocaleString = Array.prototype.toLocaleString = () => { throw new Error('toLocaleString was called'); };
`;

describe('an empty realm', () => {
  let code = '';
  beforeAll(async () => {
    code = (await bundle('test/realm/program.ts', 'iife')).code;
  });

  verifies('determinism:empty-realm', () => {
    const run = open();
    run(code);
    expect(run(`Bundle.fingerprint(${JSON.stringify(SEEDS)})`)).toBe(fingerprint(SEEDS));
  });

  it('parses with the schemas', () => {
    const run = open();
    run(code);
    const told: unknown = JSON.parse(String(run('JSON.stringify(Bundle.parsed())')));
    expect(told).toEqual(parsed());
    expect(told).toEqual([true, true, true, false, true, expect.stringContaining('confidence'), 0]);
  });

  it('is poisoned: what the engine must not use does throw here', () => {
    const run = open();
    for (const use of [
      'Math.random()',
      'Date.now()',
      'new Date()',
      'Intl.DateTimeFormat()',
      '2 + Math.sqrt(2)',
      '"a".localeCompare("b")',
      'eval("1")',
      'new Function("return 1")()',
    ])
      expect(() => run(use), `of: ${use}`).toThrow(/was|generation/);
    expect(
      run('typeof process + typeof require + typeof setTimeout + typeof TextEncoder + typeof fetch'),
    ).toBe('undefined'.repeat(5));
  });
});

/** An empty realm in which nothing can be compiled from strings. */
function open(): (source: string) => unknown {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  runInContext(POISON, context);
  return (source) => runInContext(source, context);
}
