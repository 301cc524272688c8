import type { Action } from '../../core/model/action.ts';
import { READ_LIMIT } from '../../core/model/action.ts';
import { COLUMNS, type ColumnName } from '../../core/model/patient.ts';
import { ERROR_TYPES, type ErrorType } from '../../core/model/vocabulary.ts';
import { parseDecimal, parseInteger } from '../parse/numbers.ts';

/** What a line of a player means. Only an `action` reaches the environment: a typing error costs nothing. */
export type PlayCommand =
  | { readonly kind: 'action'; readonly action: Action }
  /** Players count rows from 1, offsets from 0. */
  | { readonly kind: 'read'; readonly offset: number | null; readonly limit: number | null }
  | { readonly kind: 'show'; readonly patientId: string }
  | { readonly kind: 'report'; readonly text: string | null }
  | { readonly kind: 'help' | 'state' | 'flags' | 'protocol' | 'back' | 'nothing' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'wrong'; readonly message: string };

/** Short words for the error types. */
export const SHORT_ERROR_TYPES: ReadonlyMap<string, ErrorType> = new Map([
  ['age', 'invalid_age'],
  ['temporal', 'temporal_inconsistency'],
  ['window', 'protocol_window_violation'],
  ['bias', 'selection_bias'],
]);

/** Reads one line of a player. */
export function parsePlayCommand(line: string): PlayCommand {
  const words = line.trim().split(/\s+/);
  const [verb = '', ...rest] = words;
  const parse = VERBS.get(verb.toLowerCase());
  if (verb === '') return { kind: 'nothing' };
  if (!parse) return wrong(`There is no command '${verb}'. Type help for all of them.`);
  return parse(rest, line.trim().slice(verb.length).trim());
}

type Parse = (words: readonly string[], text: string) => PlayCommand;

const investigate: Parse = ([name]) => {
  const variable = columnOf(name);
  return variable
    ? act({ action_type: 'investigate_pattern', variable })
    : wrong(`investigate needs a column: ${COLUMNS.join(', ')}.`);
};

const distribution: Parse = (words) => {
  const [name, ...rest] = words.filter((word) => word !== 'by');
  const variable = columnOf(name);
  const by = columnOf(rest[0]);
  if (!variable || (rest.length > 0 && !by))
    return wrong(
      `distribution needs a column and may have a second, as in 'distribution age by stage': ${COLUMNS.join(', ')}.`,
    );
  return act({ action_type: 'compute_distribution', variable, ...(by && { stratify_by: by }) });
};

const flag: Parse = ([first = '', second = '', ...rest]) => {
  if (errorTypeOf(first) === 'selection_bias') return flagOf('selection_bias', null, [second, ...rest]);
  const errorType = errorTypeOf(second);
  const patientId = patientIdOf(first);
  if (!errorType || patientId === '')
    return wrong(
      `flag needs a patient and an error type, as in 'flag P0042 invalid_age 0.9 why'. Type help for the error types.`,
    );
  return flagOf(errorType, patientId, rest);
};

function flagOf(errorType: ErrorType, patientId: string | null, words: readonly string[]): PlayCommand {
  const [first = '', ...rest] = words;
  const stated = /^-?[\d.]+$/.test(first);
  const confidence = parseDecimal(first, 0, 1);
  if (stated && !confidence.ok) return wrong('The confidence is a number from 0 to 1.');
  const reason = (stated ? rest : words).join(' ').trim();
  return act({
    action_type: 'flag_error',
    error_type: errorType,
    ...(patientId !== null && { patient_id: patientId }),
    ...(confidence.ok && { confidence: confidence.value }),
    ...(reason !== '' && { reason }),
  });
}

const fix: Parse = ([id = '', ...value]) =>
  value.length === 0
    ? wrong("fix needs a patient and a value, as in 'fix P0042 query_site'.")
    : act({ action_type: 'propose_fix', patient_id: patientIdOf(id), proposed_value: value.join(' ') });

const read: Parse = ([from, count]) => {
  const offset = from === undefined ? null : parseInteger(from, 1, 1_000_000);
  const limit = count === undefined ? null : parseInteger(count, 1, READ_LIMIT);
  if (offset?.ok === false || limit?.ok === false)
    return wrong(
      `read takes a first row (1 is the first) and a number of rows up to ${READ_LIMIT}, as in 'read 1 25'.`,
    );
  return { kind: 'read', offset: offset ? offset.value - 1 : null, limit: limit?.value ?? null };
};

const show: Parse = ([id]) =>
  id === undefined
    ? wrong("show needs a patient, as in 'show P0042'.")
    : { kind: 'show', patientId: patientIdOf(id) };

const plain =
  (kind: 'help' | 'state' | 'flags' | 'protocol' | 'back' | 'quit'): Parse =>
  () => ({ kind });

const VERBS = new Map<string, Parse>([
  ['investigate', investigate],
  ['i', investigate],
  ['distribution', distribution],
  ['d', distribution],
  ['flag', flag],
  ['f', flag],
  ['fix', fix],
  ['read', read],
  ['r', read],
  ['next', () => ({ kind: 'read', offset: null, limit: null })],
  ['n', () => ({ kind: 'read', offset: null, limit: null })],
  ['back', plain('back')],
  ['b', plain('back')],
  ['show', show],
  ['s', show],
  ['report', (_, text) => ({ kind: 'report', text: text === '' ? null : text })],
  ['protocol', plain('protocol')],
  ['p', plain('protocol')],
  ['flags', plain('flags')],
  ['state', plain('state')],
  ['help', plain('help')],
  ['h', plain('help')],
  ['?', plain('help')],
  ['quit', plain('quit')],
  ['q', plain('quit')],
  ['exit', plain('quit')],
]);

function act(action: Action): PlayCommand {
  return { kind: 'action', action };
}

function wrong(message: string): PlayCommand {
  return { kind: 'wrong', message };
}

function columnOf(word: string | undefined): ColumnName | undefined {
  return COLUMNS.find((column) => column === word?.toLowerCase());
}

function errorTypeOf(word: string): ErrorType | undefined {
  const name = word.toLowerCase();
  return ERROR_TYPES.find((type) => type === name) ?? SHORT_ERROR_TYPES.get(name);
}

/** The published spelling of a patient id, so that p42 means P0042. */
function patientIdOf(word: string): string {
  const digits = /^p?(\d{1,6})$/i.exec(word)?.[1];
  return digits === undefined ? word : `P${`${Number(digits)}`.padStart(4, '0')}`;
}
