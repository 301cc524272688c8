import type { Action } from '../../core/model/action.ts';
import type { AgentEvent } from '../../core/model/agent-event.ts';
import { errorName } from './format.ts';

/** What kind of thing happened, as a word in front of a line. */
export type EntryKind =
  | 'investigate'
  | 'distribution'
  | 'flag'
  | 'fix'
  | 'report'
  | 'read'
  | 'unknown'
  | 'refused'
  | 'phase'
  | 'thought'
  | 'model'
  | 'repair'
  | 'wipe';

/** One line about an action. What an agent wrote stays text. */
export function actionLine(action: Action): { readonly kind: EntryKind; readonly text: string } {
  switch (action.action_type) {
    case 'investigate_pattern':
      return { kind: 'investigate', text: action.variable ?? 'no variable' };
    case 'compute_distribution':
      return {
        kind: 'distribution',
        text: `${action.variable ?? 'no variable'}${action.stratify_by === undefined ? '' : ` by ${action.stratify_by}`}`,
      };
    case 'flag_error':
      return {
        kind: 'flag',
        text: [action.patient_id, errorName(action.error_type)].filter(Boolean).join(' · '),
      };
    case 'propose_fix':
      return {
        kind: 'fix',
        text: `${action.patient_id ?? 'nobody'} → ${action.proposed_value ?? 'nothing'}`,
      };
    case 'submit_report':
      return { kind: 'report', text: `${(action.report ?? '').length} characters` };
    case 'read_patients':
      return { kind: 'read', text: `from row ${(action.offset ?? 0) + 1}, ${action.limit ?? 50} rows` };
    default:
      return { kind: 'unknown', text: action.action_type };
  }
}

/** One line about what an agent told beside its actions. */
export function eventLine(event: AgentEvent): { readonly kind: EntryKind; readonly text: string } {
  switch (event.type) {
    case 'phase':
      return { kind: 'phase', text: event.phase };
    case 'thought':
      return { kind: 'thought', text: event.text };
    case 'model_call': {
      const tokens = event.reply?.usage;
      const batch = event.batch === null ? '' : `, batch ${event.batch}`;
      const count = tokens ? `: ${tokens.input_tokens ?? '?'} in, ${tokens.output_tokens ?? '?'} out` : '';
      return {
        kind: 'model',
        text: `call ${event.call} (${event.purpose}${batch})${event.failure ? `: ${event.failure.fault}` : count}`,
      };
    }
    case 'repair':
      return { kind: 'repair', text: `call ${event.call} to be mended: ${event.problems.join('; ')}` };
    case 'answer_stands':
      return { kind: 'repair', text: `call ${event.call} stands as it is: ${event.problems.join('; ')}` };
    case 'memory_wipe':
      return { kind: 'wipe', text: `memory wiped after ${event.after}` };
  }
}
