import type { RecordErrorType } from '../../core/model/vocabulary.ts';
import type { Patient } from '../../core/model/patient.ts';
import type { Finding } from '../finding.ts';
import type { Hypothesis } from './hypotheses.ts';

/** A record that may violate a rule, with what each hypothesis about its limits says. */
export interface Suspect extends Finding {
  /** By place of the hypothesis in its question: whether it makes the record a violation. */
  readonly violates: readonly boolean[];
  readonly probability: number;
}

/** Limits that must be inferred together. The answers to two questions are independent. */
export interface Question {
  readonly hypotheses: readonly Hypothesis[];
  readonly suspects: readonly Suspect[];
}

/** The question of what is wrong under any protocol: it has one answer. */
export function certainly(findings: readonly Finding[]): Question {
  return {
    hypotheses: [{ probability: 1, beyond: [0, 0], total: findings.length }],
    suspects: findings.map((finding) => ({ ...finding, violates: [true], probability: 1 })),
  };
}

/** The records that violate a rule under one hypothesis at least. */
export function suspectsOf(
  errorType: RecordErrorType,
  rows: readonly Patient[],
  hypotheses: readonly Hypothesis[],
  violatesUnder: (row: Patient, hypothesis: Hypothesis) => boolean,
): Suspect[] {
  return rows.flatMap((row) => {
    const violates = hypotheses.map((hypothesis) => violatesUnder(row, hypothesis));
    const probability = hypotheses.reduce(
      (sum, hypothesis, index) => sum + (violates[index] ? hypothesis.probability : 0),
      0,
    );
    return probability > 0 ? [{ errorType, patientId: row.patient_id, violates, probability }] : [];
  });
}
