import { z } from 'zod';
import { NOISE_COLUMNS, type ColumnName, type NoiseColumn } from './patient.ts';
import {
  ERROR_TYPES,
  TRAP_KINDS,
  type ErrorType,
  type RecordErrorType,
  type TaskId,
  type TrapKind,
} from './vocabulary.ts';

/**
 * How many records of one kind an episode plants: low + (u + shift) mod size, with u drawn uniformly from 0..size-1.
 * `shift` is a documented constant chosen so that seed 42 gives the published profile.
 */
export interface CountRange {
  readonly low: number;
  readonly size: number;
  readonly shift: number;
}

/** A task is data: everything that tells one task from another. */
export interface Task {
  readonly taskId: TaskId;
  readonly title: string;
  readonly taskType: string;
  readonly description: string;
  readonly patients: number;
  readonly budget: number;
  /** Error types in force, in vocabulary order. Clauses follow from them. */
  readonly errorTypes: readonly ErrorType[];
  /** Whether a comorbidity threshold revokes the Stage IV exception. Needs the treatment window. */
  readonly comorbidityOverride: boolean;
  /** Violations to plant by type, overrides apart. */
  readonly violations: Readonly<Partial<Record<RecordErrorType, CountRange>>>;
  readonly traps: Readonly<Partial<Record<TrapKind, CountRange>>>;
  readonly noiseColumns: readonly NoiseColumn[];
  readonly requiredInvestigations: readonly ColumnName[];
  readonly requiredDistributions: readonly ColumnName[];
  /** True when a caller changed a parameter. Such an episode is never ranked. */
  readonly custom: boolean;
}

const trapCount = z.int().min(0).max(20_000);

/** What a caller may change of a task at reset. */
export const TaskOverridesSchema = z.strictObject({
  patients: z.int().min(40).max(100_000).optional().describe('number of records'),
  budget: z.int().min(1).max(10_000).optional().describe('budgeted steps'),
  prevalence: z
    .number()
    .min(0)
    .max(0.3)
    .optional()
    .describe('share of records that violate a rule; 0 is a clean trial'),
  trap_mix: z
    .partialRecord(z.enum(TRAP_KINDS), trapCount)
    .optional()
    .describe('number of planted traps by kind; a kind left out is not planted'),
  error_types: z.array(z.enum(ERROR_TYPES)).min(1).optional().describe('clauses in force'),
  noise_columns: z.array(z.enum(NOISE_COLUMNS)).optional().describe('noise columns the records carry'),
});
export type TaskOverrides = z.infer<typeof TaskOverridesSchema>;
