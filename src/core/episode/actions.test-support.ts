import * as fc from 'fast-check';
import type { Action } from '../model/action.ts';
import { COLUMNS } from '../model/patient.ts';
import { ERROR_TYPES } from '../model/vocabulary.ts';
import { patientId } from '../dataset/dataset.ts';
import { SMALL_TASK } from './fixture.test-support.ts';

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'P0001 ',
    'p0001',
    'P00001',
    '\u2603\ud800',
    '',
    '0',
  ),
);
const hostileNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -1, 2, 0.5, Infinity, -0, 1e300));

const column = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...COLUMNS) },
  { weight: 1, arbitrary: hostileText },
);
const patient = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: SMALL_TASK.patients }).map(patientId) },
  { weight: 1, arbitrary: hostileText },
);
const errorType = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ERROR_TYPES) },
  { weight: 1, arbitrary: hostileText },
);
const confidence = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), hostileNumber);

/** An action that means something in the small task most of the time. */
const move: fc.Arbitrary<Action> = fc.oneof(
  fc.record(
    { action_type: fc.constant('investigate_pattern'), variable: column },
    { requiredKeys: ['action_type'] },
  ),
  fc.record(
    { action_type: fc.constant('compute_distribution'), variable: column, stratify_by: column },
    { requiredKeys: ['action_type'] },
  ),
  fc.record(
    { action_type: fc.constant('flag_error'), patient_id: patient, error_type: errorType, confidence },
    { requiredKeys: ['action_type'] },
  ),
  fc.record(
    {
      action_type: fc.constant('propose_fix'),
      patient_id: patient,
      proposed_value: fc.oneof(fc.constantFrom('query_site', '27', '27 days', '-3'), hostileText),
    },
    { requiredKeys: ['action_type'] },
  ),
  fc.record(
    { action_type: fc.constant('read_patients'), offset: hostileNumber, limit: hostileNumber },
    { requiredKeys: ['action_type'] },
  ),
  fc.record({ action_type: hostileText, variable: hostileText }, { requiredKeys: ['action_type'] }),
);

const reportAction: fc.Arbitrary<Action> = fc.record(
  { action_type: fc.constant('submit_report'), report: fc.string({ unit: 'binary', maxLength: 200 }) },
  { requiredKeys: ['action_type'] },
);

/** Any action at all, hostile strings and numbers included. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 30, arbitrary: move },
  { weight: 1, arbitrary: reportAction },
);

/** Actions of a whole run: the required work in front, most of the time, and often a report at the end. */
export const anyRun: fc.Arbitrary<Action[]> = fc
  .tuple(fc.boolean(), fc.array(anyAction, { maxLength: 40 }), fc.array(reportAction, { maxLength: 1 }))
  .map(([prepared, actions, end]) => [...(prepared ? preparation() : []), ...actions, ...end]);

function preparation(): Action[] {
  return [
    ...SMALL_TASK.requiredInvestigations.map((variable) => ({
      action_type: 'investigate_pattern',
      variable,
    })),
    ...SMALL_TASK.requiredDistributions.map((variable) => ({
      action_type: 'compute_distribution',
      variable,
    })),
  ];
}
