import { submitReport } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { doRequiredWork } from '../assignment.ts';

/** Does nothing at all. */
export const nullAgent: Agent = {
  name: 'null',
  description: 'Does nothing: the floor of the score.',
  kind: 'trivial',
  *audit() {
    // A plan without a single action.
  },
};

/** Reports at once: blocked until it gives up. */
export const reportFirst: Agent = {
  name: 'report-first',
  description: 'Submits a report as its first and only action, before any investigation.',
  kind: 'trivial',
  *audit() {
    yield submitReport('The dataset was audited. No problem was found.');
  },
};

/** Collects the workflow part of the score and nothing else. */
export const workflowOnly: Agent = {
  name: 'workflow-only',
  description:
    'Does the required investigations and distributions, flags nothing and reports nothing of substance.',
  kind: 'trivial',
  *audit(first) {
    yield* doRequiredWork(first);
    yield submitReport('The required steps were done.');
  },
};
