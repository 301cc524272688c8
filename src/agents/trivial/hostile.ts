import type { Observation } from '../../core/model/observation.ts';
import { submitReport } from '../actions.ts';
import type { Agent, AgentPlan, Plan } from '../agent.ts';
import { doRequiredWork } from '../assignment.ts';
import { readAsMeant } from '../auditor/reading.ts';
import { findViolations } from '../auditor/record-rules.ts';
import { flagEach } from '../flag-each.ts';
import { collectPatients } from '../records.ts';

/** Spells right answers wrongly: only the published spelling of an id counts. */
export const idVariants: Agent = {
  name: 'id-variants',
  description:
    'Knows every violation and flags each under another spelling of its id: lower case, spaces, other digits, names of object properties.',
  kind: 'trivial',
  audit: misspell,
};

/** Sends what is no message. */
export const hostile: Agent = {
  name: 'hostile',
  description:
    'Sends values that are no message (null, lists, NaN, cycles, deep nesting, __proto__, unknown fields) between the required work and an empty report.',
  kind: 'trivial',
  audit: attack,
};

const SPELLINGS: readonly ((id: string) => string)[] = [
  (id) => id.toLowerCase(),
  (id) => ` ${id}`,
  (id) => `${id} `,
  (id) => `${id}\u0000`,
  (id) => id.replace('P', 'P0'),
  (id) => id.replace('P', 'Р'),
  (id) => id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (id) => `${id.slice(0, 1)}+${id.slice(1)}`,
  (id) => String(Number(id.slice(1))),
  () => '__proto__',
  () => 'constructor',
  () => '',
];

function* misspell(first: Observation): Plan {
  const rows = yield* collectPatients(first);
  const seen = yield* doRequiredWork(first);
  const misspelled = findViolations(rows, readAsMeant(first)).map(({ errorType, patientId }, at) => ({
    errorType,
    patientId: SPELLINGS[at % SPELLINGS.length]?.(patientId) ?? '',
  }));
  yield* flagEach(seen, misspelled, 1);
  yield submitReport('');
}

/** Messages that are no action. Each is refused, or is at worst an unknown action, and none may throw. */
export function hostileMessages(): readonly unknown[] {
  const cycle: Record<string, unknown> = { action_type: 'flag_error' };
  cycle['metadata'] = cycle;
  let nested: unknown = 'deep';
  for (let level = 0; level < 5_000; level++) nested = [nested];
  return [
    null,
    undefined,
    0,
    Number.NaN,
    '',
    'submit_report',
    [],
    [{ action_type: 'submit_report' }],
    {},
    cycle,
    nested,
    { action_type: null },
    { action_type: ['flag_error'] },
    { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001', confidence: Number.NaN },
    { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001', confidence: Infinity },
    { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001', confidence: -0.1 },
    { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001', confidence: '1' },
    { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 1 },
    { action_type: 'flag_error', error_type: 'invalid_age', patient_id: { id: 'P0001' } },
    { action_type: 'flag_error', score: 1, reward: 1, done: true },
    { action_type: 'read_patients', offset: -1, limit: 1 },
    { action_type: 'read_patients', offset: 0, limit: 1e9 },
    { action_type: 'read_patients', offset: 0.5, limit: Number.NaN },
    { action_type: 'submit_report', report: 'x'.repeat(100_000) },
    { action_type: 'submit_report', report: 5 },
    JSON.parse('{"__proto__": {"action_type": "submit_report", "score": 1}}'),
    JSON.parse('{"action_type": "flag_error", "__proto__": {"done": true}}'),
    Object.create({ action_type: 'submit_report', report: '' }),
    {
      get action_type() {
        throw new TypeError('this field cannot be read');
      },
    },
    { action_type: 'teleport' },
    () => 'submit_report',
  ];
}

function* attack(first: Observation): AgentPlan {
  yield* doRequiredWork(first);
  for (const message of hostileMessages()) yield message;
  yield submitReport('');
}
