import type { Rules } from '../../core/model/protocol.ts';
import type { Equity } from '../equity/measure.ts';
import type { Finding } from '../finding.ts';

/** What an auditor knows at the end of its audit. */
export interface AuditSummary {
  readonly rules: Rules;
  /** The flags on records, in the order they were raised. */
  readonly flagged: readonly Finding[];
  /** Null where control-arm equity is out of scope. */
  readonly equity: Equity | null;
  /** The gap that the verdict rests on. */
  readonly gap: 'adjusted' | 'crude';
  /** The verdict on selection bias. */
  readonly biased: boolean;
}
