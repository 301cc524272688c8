import type { Rules } from '../../core/model/protocol.ts';
import { ERROR_TYPES, type ErrorType } from '../../core/model/vocabulary.ts';
import { readAge } from './age.ts';
import { readBiasThresholds } from './bias-thresholds.ts';
import { readDelays } from './delays.ts';
import { readOutreachSites } from './outreach-sites.ts';
import { ProtocolReadError, type ReadClause } from './protocol-read-error.ts';
import { splitSentences } from './sentences.ts';
import { readTimeline } from './timeline.ts';

/** The rules as a reader found them in an excerpt; null where the excerpt has no such clause. */
export type ReadRules = Rules;

/**
 * Reads the rules back from a protocol excerpt, by the text alone.
 * @throws ProtocolReadError naming the clause that is missing, unreadable, or contradictory
 */
export function readProtocol(excerpt: string): ReadRules {
  const sentences = splitSentences(excerpt);
  const age = readAge(sentences);
  const delays = readDelays(sentences);
  const bias = readBiasThresholds(sentences);
  const inForce = readErrorTypes(excerpt);
  const need = (type: ErrorType, clause: ReadClause, isRead: boolean) => {
    if (inForce.includes(type) && !isRead) throw new ProtocolReadError(clause, `the audit covers ${type}`);
  };
  need('temporal_inconsistency', 'timeline', readTimeline(sentences));
  need('protocol_window_violation', 'treatment window', delays.standard !== null);
  need('selection_bias', 'selection bias', bias !== null);
  return {
    age_min: age.min,
    age_max: age.max,
    treatment_window_days: delays.standard,
    stage_iv_window_days: delays.stageIv,
    comorbidity_threshold: delays.comorbidity,
    high_risk_sites: readOutreachSites(sentences),
    dominance_threshold_pct: bias?.dominance ?? null,
    male_threshold_pct: bias?.male ?? null,
    adjusted_gap_threshold_pct: bias?.gap ?? null,
  };
}

/** The error types that the audit covers, in vocabulary order: an excerpt names each that is in force and no other. */
export function readErrorTypes(excerpt: string): readonly ErrorType[] {
  return ERROR_TYPES.filter((type) => excerpt.includes(type));
}
