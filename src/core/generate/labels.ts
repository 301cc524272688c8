import { patientId } from '../dataset/dataset.ts';
import { trapKind, type Labels } from '../model/truth.ts';
import { RECORD_ERROR_TYPES, type RecordErrorType, type TrapKind } from '../model/vocabulary.ts';
import type { Episode } from './episode.ts';

/** The answer key of an episode as a document: violations and traps by patient, and the bias with its evidence. */
export function labelsOf({ truth }: Episode): Labels {
  const violations: Record<string, RecordErrorType> = {};
  const traps: Record<string, TrapKind> = {};
  truth.audit.violations.forEach((bits, row) => {
    const type = RECORD_ERROR_TYPES.find((_, index) => bits & (1 << index));
    if (type) violations[patientId(row)] = type;
    const kind = trapKind(truth.traps[row] ?? 0);
    if (kind) traps[patientId(row)] = kind;
  });
  const bias = truth.audit.bias;
  return {
    violations,
    bias:
      bias && truth.biasMode
        ? {
            mode: truth.biasMode,
            present: bias.present,
            dominant_group: bias.dominantGroup,
            dominant_share: bias.dominantShare,
            male_share: bias.maleShare,
            crude_gap: bias.crudeGap,
            adjusted_gap: bias.adjustedGap,
          }
        : null,
    traps,
  };
}
