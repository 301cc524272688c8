import type { Rules } from '../../../model/protocol.ts';
import type { Task } from '../../../model/task.ts';
import type { ErrorType } from '../../../model/vocabulary.ts';

/** What a report can be checked against: the protocol, the agent's own flags, and the control arm. */
export interface ReportFacts {
  readonly task: Task;
  readonly rules: Rules;
  /** The agent's own flags by error type, right or wrong. */
  readonly flagCounts: Readonly<Record<ErrorType, number>>;
  /** Whether the agent flagged selection bias. */
  readonly biasFlagged: boolean;
  /** Whether the agent flagged a patient, for an error type or for any. */
  isFlagged(patientId: string, type?: ErrorType): boolean;
  /** Whether the dataset has such a patient. */
  isPatient(patientId: string): boolean;
  /** The exact finding over the control arm, shares and gaps as fractions; null where selection bias is not in force. */
  readonly bias: {
    readonly dominantShare: number;
    readonly maleShare: number;
    readonly crudeGap: number;
    readonly adjustedGap: number | null;
    readonly present: boolean;
  } | null;
}
