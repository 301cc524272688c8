import { z } from 'zod';
import { NO_DEATH, rowOf, type Dataset } from '../../core/dataset/dataset.ts';
import type { Labels } from '../../core/model/truth.ts';
import { ERROR_TYPES, RECORD_ERROR_TYPES, type ErrorType } from '../../core/model/vocabulary.ts';

const rate = z.number().nullable();

/** How an audit went wrong, told apart by the three failures that the benchmark exists to measure. */
export const FailureModesSchema = z.strictObject({
  overflagging: z.strictObject({
    flagged_traps: z.int().describe('valid trap records that carry a flag'),
    valid_traps: z.int(),
    rate: rate.describe('flagged traps / valid traps; null without any'),
    false_positives: z.int().describe('wrong flags of records, those that name nobody included'),
    valid_records: z.int(),
    false_positives_per_100_valid: z.number().describe('false positives / valid records × 100'),
  }),
  temporal_confusion: z.strictObject({
    missed: z.int().describe('temporal violations without a temporal flag'),
    invented: z.int().describe('temporal flags of records that are none'),
    denominator: z.int().describe('temporal violations + valid deaths within 3 days after the first dose'),
    rate: rate.describe('null where the denominator is 0 or the error type is not in force'),
  }),
  bias_misinterpretation: z.strictObject({
    verdict: z
      .enum(['right', 'escalated', 'dismissed'])
      .nullable()
      .describe(
        'escalated: flagged without bias; dismissed: bias not flagged; null where bias is not in force',
      ),
  }),
  exact_audit: z.boolean().describe('every violation flagged, no false flag, right bias verdict'),
  recall_by_type: z
    .partialRecord(z.enum(ERROR_TYPES), rate)
    .describe('by error type in force; null where the episode has none of it'),
});
export type FailureModes = z.infer<typeof FailureModesSchema>;

/** One flag that an agent placed, duplicates and blocked ones apart. */
export interface PlacedFlag {
  readonly error_type: string;
  /** Null for selection bias. */
  readonly patient_id: string | null;
}

/** A finished audit: what was true of the dataset and what was flagged. */
export interface AuditedEpisode {
  readonly dataset: Dataset;
  readonly errorTypes: readonly ErrorType[];
  readonly labels: Labels;
  readonly flags: readonly PlacedFlag[];
  /** Flags that name no patient or no error type in force: false positives on nobody. */
  readonly strayFlags: number;
}

/** Latest day after the first dose that counts as a near-immediate death. */
const NEAR_IMMEDIATE_DAYS = 3;

/** Reads the failure modes off a finished audit. */
export function failureModes(audited: AuditedEpisode): FailureModes {
  const { labels, errorTypes } = audited;
  const truth = new Map(Object.entries(labels.violations));
  const recordFlags = audited.flags.filter((flag) => flag.error_type !== 'selection_bias');
  const isRight = (flag: PlacedFlag) =>
    flag.patient_id !== null && truth.get(flag.patient_id) === flag.error_type;
  const falseFlags = audited.strayFlags + recordFlags.filter((flag) => !isRight(flag)).length;
  const found = new Map<string, number>();
  for (const flag of recordFlags) {
    if (isRight(flag)) found.set(flag.error_type, (found.get(flag.error_type) ?? 0) + 1);
  }

  const biasFlagged = audited.flags.length > recordFlags.length;
  const verdict = biasVerdict(labels, biasFlagged);
  const recalls = errorTypes.map((type): [ErrorType, number | null] => {
    if (type === 'selection_bias') return [type, labels.bias?.present ? Number(biasFlagged) : null];
    const total = [...truth.values()].filter((violated) => violated === type).length;
    return [type, total === 0 ? null : (found.get(type) ?? 0) / total];
  });
  return {
    overflagging: overflagging(audited, recordFlags, falseFlags),
    temporal_confusion: temporalConfusion(audited, recordFlags, isRight),
    bias_misinterpretation: { verdict },
    exact_audit:
      falseFlags === 0 &&
      RECORD_ERROR_TYPES.reduce((sum, type) => sum + (found.get(type) ?? 0), 0) === truth.size &&
      (verdict === null ? !biasFlagged : verdict === 'right'),
    recall_by_type: Object.fromEntries(recalls),
  };
}

function biasVerdict(labels: Labels, flagged: boolean): FailureModes['bias_misinterpretation']['verdict'] {
  if (labels.bias === null) return null;
  if (labels.bias.present === flagged) return 'right';
  return flagged ? 'escalated' : 'dismissed';
}

function overflagging(
  { labels, dataset }: AuditedEpisode,
  recordFlags: readonly PlacedFlag[],
  falseFlags: number,
): FailureModes['overflagging'] {
  const flagged = new Set(recordFlags.map((flag) => flag.patient_id));
  const validTraps = Object.keys(labels.traps).filter((id) => !Object.hasOwn(labels.violations, id));
  const flaggedTraps = validTraps.filter((id) => flagged.has(id)).length;
  const valid = dataset.size - Object.keys(labels.violations).length;
  return {
    flagged_traps: flaggedTraps,
    valid_traps: validTraps.length,
    rate: validTraps.length === 0 ? null : flaggedTraps / validTraps.length,
    false_positives: falseFlags,
    valid_records: valid,
    false_positives_per_100_valid: valid === 0 ? 0 : (100 * falseFlags) / valid,
  };
}

function temporalConfusion(
  { labels, dataset, errorTypes }: AuditedEpisode,
  recordFlags: readonly PlacedFlag[],
  isRight: (flag: PlacedFlag) => boolean,
): FailureModes['temporal_confusion'] {
  if (!errorTypes.includes('temporal_inconsistency')) {
    return { missed: 0, invented: 0, denominator: 0, rate: null };
  }
  const temporal = recordFlags.filter((flag) => flag.error_type === 'temporal_inconsistency');
  const invented = temporal.filter((flag) => !isRight(flag)).length;
  const violations = Object.values(labels.violations).filter(
    (type) => type === 'temporal_inconsistency',
  ).length;
  const missed = violations - (temporal.length - invented);
  const denominator = violations + nearImmediateDeaths(dataset, labels);
  return {
    missed,
    invented,
    denominator,
    rate: denominator === 0 ? null : (missed + invented) / denominator,
  };
}

/** Valid records, planted or natural, whose patient died on the day of the first dose or up to 3 days after. */
function nearImmediateDeaths(dataset: Dataset, labels: Labels): number {
  const { death, treatmentStart } = dataset.columns;
  const invalid = new Set(Object.keys(labels.violations).map((id) => rowOf(dataset, id)));
  let count = 0;
  for (let row = 0; row < dataset.size; row++) {
    const day = death[row] ?? NO_DEATH;
    const days = day - (treatmentStart[row] ?? 0);
    if (day !== NO_DEATH && days >= 0 && days <= NEAR_IMMEDIATE_DAYS && !invalid.has(row)) count++;
  }
  return count;
}
