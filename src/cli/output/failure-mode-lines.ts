import type { FailureModes } from '../../evaluation/index.ts';
import { decimals, percent } from './figures.ts';

/** The three failure modes of one audit, a line each. */
export function failureModeLines(modes: FailureModes): string[] {
  const { overflagging, temporal_confusion: temporal, bias_misinterpretation: bias } = modes;
  const lines = [
    `overflagging        ${overflagging.flagged_traps} of ${overflagging.valid_traps} valid traps flagged, ` +
      `${decimals(overflagging.false_positives_per_100_valid, 2)} false positives per 100 valid records`,
    temporal.rate === null
      ? 'temporal confusion  not in this task'
      : `temporal confusion  ${percent(temporal.rate)}: ${temporal.missed} missed, ${temporal.invented} invented`,
    `bias verdict        ${bias.verdict === null ? 'not in this task' : VERDICTS[bias.verdict]}`,
  ];
  return modes.exact_audit ? [...lines, 'This was an exact audit.'] : lines;
}

const VERDICTS = {
  right: 'right',
  escalated: 'escalated: bias was flagged where there is none',
  dismissed: 'dismissed: true bias was not flagged',
} as const;
