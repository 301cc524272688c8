import * as fc from 'fast-check';
import { ACTION_TYPES, COLUMNS, ERROR_TYPES, type Action } from '../../src/core/index.ts';

/** Words that trip code which looks an agent's string up in an object, compares loosely or measures length wrongly. */
const WORDS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  '',
  ' ',
  '0',
  '-1',
  'NaN',
  'null',
  'undefined',
  'true',
  'P0001 ',
  'p0001',
  'P00001',
  'P1',
  'P0001\u0000',
  '\u0420 0001',
  'P\uff10\uff10\uff10\uff11',
  'P0.1e4',
  'P0x10',
  'P 123',
  'P1e3',
  'P999999999999',
  '\ud800',
  '\u202e',
  '\ufeff',
  'a'.repeat(1_000),
  'a'.repeat(1_001),
  '✓',
  '[object Object]',
  '<script>alert(1)</script>',
  '"; DROP TABLE patients; --',
  '%s%n%d',
  '../../etc/passwd',
  'query_site',
  '27 days',
];

const NUMBERS: readonly number[] = [
  Number.NaN,
  Infinity,
  -Infinity,
  -0,
  0,
  0.5,
  1,
  1 + Number.EPSILON,
  0.80004,
  -1,
  2,
  49,
  50,
  51,
  1e6,
  1e6 + 1,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
];

const HUGE = 'x'.repeat(40_000);

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const number = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 1, arbitrary: fc.double() },
);
const patient = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 45 }).map((n) => `P${String(n).padStart(4, '0')}`) },
  { weight: 1, arbitrary: word },
);
const column = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...COLUMNS) },
  { weight: 1, arbitrary: word },
);
const errorType = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ERROR_TYPES) },
  { weight: 1, arbitrary: word },
);
const actionType = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ACTION_TYPES.filter((type) => type !== 'submit_report')) },
  { weight: 2, arbitrary: word },
);
const value = fc.oneof(fc.constantFrom('query_site', '27', '-3 days', '12'), word);
const report = fc.oneof(
  fc.constantFrom('', HUGE.slice(0, 32_768), 'Protocol\nRoot cause\nRisk\nCorrective action\nFairness'),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'Protocol:',
        'Risk:',
        '# Fairness',
        '12 days',
        'P0001',
        'no',
        'not',
        '.',
        '\n',
        '18 to 80 years',
        '%',
        '-',
        '9'.repeat(400),
        '\ud83d',
        'data entry error',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(' ')),
);

/** Actions as the engine takes them: well typed, mostly meaningful, sometimes nonsense of every kind. */
export const typedAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record(
      {
        action_type: actionType,
        variable: column,
        stratify_by: column,
        error_type: errorType,
        patient_id: patient,
        reason: word,
        confidence: number,
        proposed_value: value,
        offset: number,
        limit: number,
      },
      { requiredKeys: ['action_type'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { action_type: fc.constant('submit_report'), report },
      { requiredKeys: ['action_type'] },
    ),
  },
);

/** Actions that the rim lets through: every value in its range, whatever it says. */
const validAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record(
      {
        action_type: actionType.filter((text) => text.length <= 1_000),
        variable: column.filter((text) => text.length <= 1_000),
        error_type: fc.constantFrom(...ERROR_TYPES, 'none'),
        patient_id: patient.filter((text) => text.length <= 1_000),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        proposed_value: value.filter((text) => text.length <= 1_000),
        limit: fc.integer({ min: 1, max: 50 }),
      },
      { requiredKeys: ['action_type'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { action_type: fc.constant('submit_report'), report },
      { requiredKeys: ['action_type'] },
    ),
  },
);

/** Values that are no JSON: what a caller in the same process can hand over. */
const foreign: fc.Arbitrary<unknown> = fc
  .constantFrom<(() => unknown)[]>(
    () => undefined,
    () => null,
    () => 10n,
    () => Symbol('action'),
    () => () => 'submit_report',
    () => new Map([['action_type', 'submit_report']]),
    () => new Date(0),
    () => /x/,
    () => new Uint8Array(8),
    () => Promise.resolve({ action_type: 'submit_report' }),
    () => Object.create(null),
    () => Object.freeze({ action_type: 'flag_error' }),
    () => new Proxy({}, { get: () => 'submit_report', ownKeys: () => ['action_type'] }),
    () =>
      new Proxy(
        {},
        {
          get() {
            throw new Error('trap');
          },
          ownKeys() {
            throw new Error('trap');
          },
          getPrototypeOf() {
            throw new Error('trap');
          },
        },
      ),
    () => ({
      get action_type() {
        throw new Error('getter');
      },
    }),
    () => ({
      action_type: {
        toString() {
          throw new Error('toString');
        },
      },
    }),
    () => cyclic(),
    () => nested(3_000),
    () => Object.create({ action_type: 'submit_report' }),
    () =>
      new (class Action_ {
        action_type = 'submit_report';
      })(),
  )
  .map((make) => make());

const field = fc.oneof(
  word,
  number,
  patient,
  column,
  fc.boolean(),
  fc.constant(null),
  fc.constant(HUGE),
  foreign,
);

/** Messages as they come from outside: actions, near misses of actions, any JSON, and what is no JSON at all. */
export const message: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 10, arbitrary: validAction },
  { weight: 2, arbitrary: typedAction },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        typedAction,
        fc.oneof(word, fc.constantFrom('confidence', 'variable', 'score', 'done', 'metadata')),
        field,
      )
      .map(([action, name, odd]) => ({ ...action, [name]: odd })),
  },
  { weight: 2, arbitrary: fc.dictionary(word, field, { maxKeys: 6 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.array(typedAction, { maxLength: 3 }) },
  { weight: 2, arbitrary: foreign },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '{"__proto__": {"action_type": "submit_report"}}',
        '{"action_type": "x", "__proto__": {"done": true}}',
      ].map((text): unknown => JSON.parse(text)),
    ),
  },
);

function cyclic(): unknown {
  const cycle: Record<string, unknown> = { action_type: 'flag_error' };
  cycle['metadata'] = cycle;
  return cycle;
}

function nested(levels: number): unknown {
  let inner: unknown = 'deep';
  for (let level = 0; level < levels; level++) inner = { metadata: inner };
  return { action_type: 'investigate_pattern', metadata: inner };
}
