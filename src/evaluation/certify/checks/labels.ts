import { readErrorTypes, readProtocol } from '../../../agents/protocol-reader/index.ts';
import { measureEquity } from '../../../agents/equity/measure.ts';
import { showsBias } from '../../../agents/auditor/bias-rule.ts';
import { findViolations } from '../../../agents/auditor/record-rules.ts';
import type { Reading } from '../../../agents/auditor/reading.ts';
import { toRows } from '../../../core/dataset/rows.ts';
import { labelsOf } from '../../../core/generate/labels.ts';
import type { Check } from './check.ts';

/**
 * The excerpt, read back by a parser that shares no code with the renderer, gives the protocol's rules and the error
 * types of the task.
 */
export const checkProtocolText: Check = ({ protocol, task }) => {
  const read: Readonly<Record<string, unknown>> = { ...readProtocol(protocol.excerpt) };
  const rules = Object.entries(protocol.rules).flatMap(([name, value]) =>
    JSON.stringify(read[name]) === JSON.stringify(value)
      ? []
      : [
          `the excerpt reads ${name} as ${JSON.stringify(read[name])}, the protocol has ${JSON.stringify(value)}`,
        ],
  );
  const named = readErrorTypes(protocol.excerpt).toSorted().join(', ');
  const wanted = task.errorTypes.toSorted().join(', ');
  return named === wanted
    ? rules
    : [...rules, `the excerpt has the audit cover ${named}, the task ${wanted}`];
};

/** The labels are what an auditor with a parser and rules of its own finds in the published rows. */
export const checkLabels: Check = (episode) => {
  const labels = labelsOf(episode);
  const rows = toRows(episode.dataset);
  const { excerpt } = episode.protocol;
  const reading: Reading = {
    rules: readProtocol(excerpt),
    errorTypes: readErrorTypes(excerpt),
    lastInconsistentDay: -1,
    gap: 'adjusted',
  };
  const labeled = new Set(Object.entries(labels.violations).map(([id, type]) => `${id} ${type}`));
  const found = new Set(findViolations(rows, reading).map((one) => `${one.patientId} ${one.errorType}`));
  const faults = [
    ...[...found].filter((one) => !labeled.has(one)).map((one) => `${one} is a violation without a label`),
    ...[...labeled].filter((one) => !found.has(one)).map((one) => `${one} is a label without a violation`),
  ];
  if (labels.bias !== null && showsBias(measureEquity(rows), reading) !== labels.bias.present) {
    faults.push(`the independent bias verdict is ${!labels.bias.present}, the label ${labels.bias.present}`);
  }
  return faults;
};
