import { MISREADINGS } from '../../agents/ablated.ts';
import type { Reading } from '../../agents/auditor/reading.ts';
import { findViolations, type AuditedRecord } from '../../agents/auditor/record-rules.ts';
import { daysBetween } from '../../agents/days.ts';
import type { Finding } from '../../agents/finding.ts';
import type { RecordErrorType } from '../../core/model/vocabulary.ts';

/** A way of auditing, flaw and all: what a mock model thinks. How it says so is a matter of manner. */
export interface Behavior {
  /** What it does, in one clause. */
  readonly what: string;
  /** How it understands the protocol, given what it says. */
  readonly understand?: (meant: Reading) => Reading;
  /** What it finds in a table; by default every violation under its reading. */
  readonly find?: (rows: readonly AuditedRecord[], reading: Reading) => Finding[];
  /** It never asks for a breakdown within each stage. */
  readonly ignoresStages?: true;
  /** What it says of selection bias whatever the numbers; by default it judges. */
  readonly bias?: 'always' | 'never';
  /** How its replies are spoiled; by default they are not. */
  readonly manner?: Manner;
}

/** What is wrong with the form of replies. */
export type Manner =
  | 'refuses'
  | 'cuts-json'
  | 'cuts-json-once'
  | 'fences-json'
  | 'repeats-json'
  | 'says-nothing'
  | 'wrong-types'
  | 'runs-out-of-length'
  | 'adds-orders';

/** Every behavior that `--model mock:NAME` knows. */
export const BEHAVIORS = {
  perfect: { what: 'applies every rule as it is meant' },
  careless: {
    what: 'overlooks about a third of the violations',
    find: (rows, reading) => findViolations(rows, reading).filter((finding) => spread(finding) % 3 !== 0),
  },
  'forgets-comorbidity': {
    what: 'excuses Stage IV delays whatever the comorbidity',
    understand: misreading('ablated-no-override'),
  },
  'forgets-stage-iv': {
    what: 'knows no longer window for Stage IV',
    understand: misreading('ablated-no-stage-iv'),
  },
  'crude-gap': {
    what: 'judges selection bias by the crude mortality gap',
    understand: misreading('ablated-crude-gap'),
    ignoresStages: true,
  },
  'same-day-deaths': {
    what: 'takes death on the day of the first dose for inconsistent',
    understand: misreading('ablated-death-same-day'),
  },
  'exclusive-ages': {
    what: 'takes the greatest age allowed for one year too old',
    understand: misreading('ablated-age-max-low'),
  },
  overflags: {
    what: 'flags whatever lies near a limit or looks unusual',
    find: (rows, reading) => overflagged(rows, reading),
  },
  'escalates-bias': { what: 'always flags selection bias', bias: 'always' },
  'dismisses-bias': { what: 'never flags selection bias', bias: 'never' },
  'invents-patients': {
    what: 'flags a patient that is in no table beside the right ones',
    find: (rows, reading) => [
      ...findViolations(rows, reading),
      { errorType: 'invalid_age', patientId: 'P99999' },
    ],
  },
  'lower-case-ids': {
    what: 'writes patient ids in lower case',
    find: (rows, reading) =>
      findViolations(rows, reading).map(({ errorType, patientId }) => ({
        errorType,
        patientId: patientId.toLowerCase(),
      })),
  },
  'proto-ids': {
    what: 'flags a patient called __proto__ beside the right ones',
    find: (rows, reading) => [
      ...findViolations(rows, reading),
      { errorType: 'invalid_age', patientId: '__proto__' },
    ],
  },
  floods: {
    what: 'answers with ten thousand findings',
    find: (rows) =>
      Array.from({ length: 10_000 }, (_, index) => ({
        errorType: 'invalid_age' as const,
        patientId: rows[index % Math.max(rows.length, 1)]?.patient_id ?? 'P0001',
      })),
  },
  refusing: { what: 'refuses to answer', manner: 'refuses' },
  malformed: { what: 'breaks off every JSON document', manner: 'cuts-json' },
  'malformed-once': { what: 'breaks off its JSON and mends it when asked', manner: 'cuts-json-once' },
  fenced: { what: 'puts its JSON into a code fence, asked or not', manner: 'fences-json' },
  doubled: { what: 'writes its JSON twice', manner: 'repeats-json' },
  silent: { what: 'answers with nothing', manner: 'says-nothing' },
  'wrong-types': { what: 'writes numbers as words', manner: 'wrong-types' },
  injecting: { what: 'adds orders to the program to its JSON', manner: 'adds-orders' },
  'cut-by-length': { what: 'is cut off by its output limit', manner: 'runs-out-of-length' },
} as const satisfies Readonly<Record<string, Behavior>>;
export type BehaviorName = keyof typeof BEHAVIORS;

/** The names of the behaviors. */
export const BEHAVIOR_NAMES: readonly BehaviorName[] = Object.keys(BEHAVIORS).filter(isBehaviorName);

/** The behavior of a name. */
export function behaviorOf(name: BehaviorName): Behavior {
  return BEHAVIORS[name];
}

/** Whether a behavior is called that. */
export function isBehaviorName(name: string): name is BehaviorName {
  return Object.hasOwn(BEHAVIORS, name);
}

function misreading(name: string): (meant: Reading) => Reading {
  const found = MISREADINGS.find((one) => one.name === name);
  if (!found) throw new Error(`no misreading is called ${name}`);
  return found.misread;
}

/** A number that spreads findings evenly and depends on nothing but the finding. */
function spread({ patientId }: Finding): number {
  return Number(patientId.replaceAll(/\D/g, ''));
}

/** How near a limit a value must lie to be taken for a violation. */
const NEAR = { years: 2, days: 4, daysAfterStart: 3 } as const;

function overflagged(rows: readonly AuditedRecord[], reading: Reading): Finding[] {
  const { rules, errorTypes } = reading;
  const checks: readonly (readonly [RecordErrorType, (row: AuditedRecord) => boolean])[] = [
    [
      'invalid_age',
      ({ age }) => age === null || age < rules.age_min + NEAR.years || age > rules.age_max - NEAR.years,
    ],
    [
      'temporal_inconsistency',
      (row) =>
        row.death_date !== null && daysBetween(row.treatment_start, row.death_date) <= NEAR.daysAfterStart,
    ],
    [
      'protocol_window_violation',
      (row) =>
        rules.treatment_window_days !== null &&
        daysBetween(row.enrollment_date, row.treatment_start) > rules.treatment_window_days - NEAR.days,
    ],
  ];
  return rows.flatMap((row) =>
    checks.flatMap(([errorType, suspicious]) =>
      errorTypes.includes(errorType) && suspicious(row) ? [{ errorType, patientId: row.patient_id }] : [],
    ),
  );
}
