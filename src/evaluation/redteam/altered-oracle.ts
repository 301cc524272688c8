import type { Agent } from '../../agents/agent.ts';
import { auditBy } from '../../agents/auditor/audit-by.ts';
import { readAsMeant } from '../../agents/auditor/reading.ts';
import type { Action } from '../../core/model/action.ts';

/** The oracle, except that each of its actions is altered on its way: an exploit with a perfect audit behind it. */
export function alteredOracle(name: string, alter: (action: Action) => unknown): Agent {
  return {
    name,
    description: 'Audits as the oracle does and alters what it says.',
    kind: 'trivial',
    *audit(first) {
      const plan = auditBy(first, readAsMeant(first));
      let next = plan.next();
      while (!next.done) next = plan.next(yield alter(next.value));
    },
  };
}
