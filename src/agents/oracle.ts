import type { Agent } from './agent.ts';
import { auditBy } from './auditor/audit-by.ts';
import { readAsMeant } from './auditor/reading.ts';

/** The upper bound: reads the protocol with a parser of its own and applies every rule exactly. */
export const oracle: Agent = {
  name: 'oracle',
  description:
    'Parses the excerpt and applies every rule with code of its own: the upper bound and the proof that an episode can be solved.',
  kind: 'oracle',
  audit: (first) => auditBy(first, readAsMeant(first)),
};
