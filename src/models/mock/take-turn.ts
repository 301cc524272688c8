import type { ModelMessage, ToolCall } from '../../core/model/model-call.ts';
import { RECORD_ERROR_TYPES } from '../../core/model/vocabulary.ts';
import type { Finding } from '../../agents/finding.ts';
import { CONFIDENCE, wantedDistributions } from './answer-question.ts';
import type { Mind } from './mind.ts';

/** A tool call without its id. */
export type WantedCall = Pick<ToolCall, 'name'> & { readonly arguments: Readonly<Record<string, unknown>> };

/** What a mock model calls next, by what the conversation shows: first looks, then rows, then flags, then the report. */
export function takeTurn(messages: readonly ModelMessage[], text: string, mind: Mind): WantedCall[] {
  const answered = messages.filter(
    (message) => message.role === 'tool' && !message.content.startsWith(REFUSED),
  );
  const made = answered.map((message) => (message.role === 'tool' ? message.name : ''));
  if (!made.includes('investigate_pattern')) return looks(mind);
  if (!made.includes('read_patients')) return reads(text);
  const findings = mind.findings();
  const flags = flagsToSend(findings, text, mind);
  if (!made.includes('flag_error') && flags.length > 0) return flags;
  const ids = new Set(answered.map((message) => (message.role === 'tool' ? message.tool_call_id : '')));
  const placed = messages.flatMap((message) =>
    message.role === 'assistant'
      ? (message.tool_calls ?? []).filter(({ id }) => ids.has(id)).flatMap(placedFlag)
      : [],
  );
  return [{ name: 'submit_report', arguments: { report: mind.report(placed) } }];
}

/** How the result of a call begins that was not carried out. */
const REFUSED = 'refused: ';

function looks(mind: Mind): WantedCall[] {
  return [
    ...mind.assignment.investigations.map((variable) => ({
      name: 'investigate_pattern',
      arguments: { variable },
    })),
    ...wantedDistributions(mind).map(({ variable, stratify_by }) => ({
      name: 'compute_distribution',
      arguments: stratify_by === null ? { variable } : { variable, stratify_by },
    })),
  ];
}

const PAGE = 50;
const READ_COLUMNS = [
  'patient_id',
  'age',
  'stage',
  'comorbidity_index',
  'enrollment_date',
  'treatment_start',
  'death_date',
];

function reads(text: string): WantedCall[] {
  const patients = Number(/(\d+) patients, \d+ actions/.exec(text)?.[1] ?? PAGE);
  return Array.from({ length: Math.ceil(patients / PAGE) }, (_, page) => ({
    name: 'read_patients',
    arguments: { offset: page * PAGE, limit: PAGE, columns: READ_COLUMNS },
  }));
}

/** Flags for as many steps as are left, the verdict on bias first and one step kept for the report. */
function flagsToSend(findings: readonly Finding[], text: string, mind: Mind): WantedCall[] {
  const left = Number([...text.matchAll(/^Steps left: (\d+)\.$/gm)].at(-1)?.[1] ?? 0);
  const bias = mind.biased()
    ? [{ name: 'flag_error', arguments: { error_type: 'selection_bias', confidence: CONFIDENCE } }]
    : [];
  const records = findings.map(({ errorType, patientId }) => ({
    name: 'flag_error',
    arguments: { error_type: errorType, patient_id: patientId, confidence: CONFIDENCE },
  }));
  return [...bias, ...records].slice(0, Math.max(0, left - 1));
}

function placedFlag(call: ToolCall): Finding[] {
  const [, type = ''] = /"error_type":"(\w+)"/.exec(call.arguments) ?? [];
  const [, patientId = ''] = /"patient_id":"([^"]*)"/.exec(call.arguments) ?? [];
  const errorType = RECORD_ERROR_TYPES.find((one) => one === type);
  return call.name === 'flag_error' && errorType ? [{ errorType, patientId }] : [];
}
