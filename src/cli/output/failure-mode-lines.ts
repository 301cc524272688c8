import type { FailureModes } from '../../evaluation/index.ts';
import { decimals, percent } from './figures.ts';
import { hang } from './wrap.ts';

/** The three failure modes of one audit, a line each. */
export function failureModeLines(modes: FailureModes, width: number): string[] {
  const { overflagging, temporal_confusion: temporal, bias_misinterpretation: bias } = modes;
  const lines: [name: string, text: string][] = [
    [
      'overflagging',
      `${overflagging.flagged_traps} of ${overflagging.valid_traps} valid traps flagged, ` +
        `${decimals(overflagging.false_positives_per_100_valid, 2)} false positives per 100 valid records`,
    ],
    [
      'temporal confusion',
      temporal.rate === null
        ? NOT_HERE
        : `${percent(temporal.rate)}: ${temporal.missed} missed, ${temporal.invented} invented`,
    ],
    ['bias verdict', bias.verdict === null ? NOT_HERE : VERDICTS[bias.verdict]],
  ];
  return [
    ...lines.map(([name, text]) => hang(name.padEnd(20), text, width)),
    ...(modes.exact_audit ? ['This was an exact audit.'] : []),
  ];
}

const NOT_HERE = 'not in this task';

const VERDICTS = {
  right: 'right',
  escalated: 'escalated: bias was flagged where there is none',
  dismissed: 'dismissed: true bias was not flagged',
} as const;
