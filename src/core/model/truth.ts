import { z } from 'zod';
import type { BiasMode, TrapKind } from './vocabulary.ts';
import { BIAS_MODES, RECORD_ERROR_TYPES, TRAP_KINDS } from './vocabulary.ts';

/** What the control arm shows of selection bias. Shares and gaps are fractions; comparisons were made exactly. */
export interface BiasFinding {
  readonly present: boolean;
  /** Null when two ethnicities tie for the largest. */
  readonly dominantGroup: string | null;
  readonly dominantShare: number;
  readonly maleShare: number;
  /** Mortality of all other ethnicities minus that of the dominant one, ignoring stage. */
  readonly crudeGap: number;
  /** The stage-adjusted gap; null when no stage is kept. */
  readonly adjustedGap: number | null;
}

/** The verdict of the rules on a dataset: the only definition of a violation. */
export interface Audit {
  /** One byte a row: bit k is set when the row violates RECORD_ERROR_TYPES[k]. */
  readonly violations: Uint8Array;
  /** Number of violations by record-level type, in vocabulary order. */
  readonly counts: readonly number[];
  /** Null where selection bias is not in force. */
  readonly bias: BiasFinding | null;
  /** All violations, the bias included. */
  readonly total: number;
}

/** An episode's ground truth. It never leaves the engine before the episode is over. */
export interface Truth {
  readonly audit: Audit;
  /** One byte a row: 0, or 1 + the index into TRAP_KINDS of the trap planted there. */
  readonly traps: Uint8Array;
  readonly biasMode: BiasMode | null;
}

const fraction = z.number();

/** The answer key as a document. */
export const LabelsSchema = z.strictObject({
  violations: z.record(z.string(), z.enum(RECORD_ERROR_TYPES)),
  bias: z
    .strictObject({
      mode: z.enum(BIAS_MODES),
      present: z.boolean(),
      dominant_group: z.string().nullable(),
      dominant_share: fraction,
      male_share: fraction,
      crude_gap: fraction,
      adjusted_gap: fraction.nullable(),
    })
    .nullable(),
  traps: z.record(z.string(), z.enum(TRAP_KINDS)),
});
export type Labels = z.infer<typeof LabelsSchema>;

/** The kind of a trap byte, or null where none was planted. */
export function trapKind(byte: number): TrapKind | null {
  return TRAP_KINDS[byte - 1] ?? null;
}
