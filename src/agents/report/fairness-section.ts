import { percentText } from '../equity/ratio.ts';
import type { AuditSummary } from './audit-summary.ts';

/** What the audit says of control-arm equity: the finding and the verdict, or that it was out of scope. */
export function fairnessSection({ rules, equity, gap, biased }: AuditSummary): string {
  if (!equity) return outOfScope(`the age range of ${rules.age_min} to ${rules.age_max} years`);
  const decisive = gap === 'adjusted' ? equity.adjustedGap : equity.crudeGap;
  const name = gap === 'adjusted' ? 'stage-adjusted mortality gap' : 'crude mortality gap';
  const finding =
    decisive === null
      ? `The ${name} could not be computed.`
      : `In the control arm the ${name} is ${percentText(decisive)} percentage points.`;
  const verdict = biased
    ? 'Selection bias is present, and we flagged it.'
    : 'We conclude that the control arm shows no selection bias.';
  return `${finding} ${verdict}`;
}

/** That control-arm equity was out of scope, beside something that was in it. */
export function outOfScope(audited: string): string {
  return `This audit covered ${audited}; control-arm equity was out of scope.`;
}
