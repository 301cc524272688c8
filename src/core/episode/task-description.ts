import type { Task } from '../model/task.ts';
import { SECTION_NAMES } from '../score/report-grade.ts';

/** What an agent is told of its task: the aim, the moves and the budget, but no rule of the trial protocol. */
export function describeTask(task: Task): string {
  return [
    `${task.title}. ${task.description}`,
    `Error types in force: ${task.errorTypes.join(', ')}. The trial protocol excerpt is the only source of the rules.`,
    'Investigate columns (investigate_pattern), break the control arm down (compute_distribution), read records (read_patients, free of budget), flag each violation once (flag_error), answer flagged records (propose_fix) and end with a report (submit_report).',
    `${openings(task)} The budget is ${task.budget} actions; the episode ends with the report or the last of them. A trial may have few violations or none.`,
    `The report has a section for each of these headings: ${SECTION_NAMES.join(', ')}. Each section must state its claim in a plain affirmative sentence that cites a checkable fact of this episode: a rule's value, your own flag count for an error type, a flagged patient, a share or a gap.`,
  ].join('\n');
}

function openings({ requiredInvestigations, requiredDistributions }: Task): string {
  const flagging =
    requiredInvestigations.length === 0
      ? 'Flagging and reporting are open from the start'
      : `Flagging and reporting open once these columns are investigated: ${requiredInvestigations.join(', ')}`;
  return requiredDistributions.length === 0
    ? `${flagging}.`
    : `${flagging}; selection_bias can be flagged once these are broken down: ${requiredDistributions.join(', ')}.`;
}
