import { columnNamed } from '../dataset/columns.ts';
import type { Action } from '../model/action.ts';
import { REWARD } from '../score/weights.ts';
import type { Draft } from './draft.ts';

/** investigate_pattern: one column summarized over all patients. Returns its reward in millionths. */
export function investigate(next: Draft, action: Action): number {
  const { episode, investigations } = next;
  const column = columnNamed(episode.dataset, action.variable);
  if (column === null) {
    next.last = { outcome: 'unknown_variable', said: action.variable ?? null };
    return REWARD.unknown;
  }
  if (investigations.includes(column)) {
    next.last = { outcome: 'investigated_again', column };
    return REWARD.repeatedWork;
  }
  next.investigations = [...investigations, column];
  next.last = { outcome: 'investigated', column };
  return episode.task.requiredInvestigations.includes(column) ? REWARD.requiredWork : 0;
}
