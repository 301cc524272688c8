import { rowOf } from '../dataset/dataset.ts';
import type { Action } from '../model/action.ts';
import { flagReward } from '../score/reward.ts';
import { REWARD } from '../score/weights.ts';
import type { Draft } from './draft.ts';
import { BIAS_FLAG, flagCode, isCorrect } from './flag-code.ts';
import { block, isBiasOpen, phaseOf } from './phase.ts';

/**
 * flag_error: one violation of a patient, or the bias of the dataset. Checked in this order: phase, arguments,
 * duplicate, truth. Returns its reward in millionths.
 */
export function flagError(next: Draft, action: Action): number {
  const { dataset, task } = next.episode;
  const { error_type: said, patient_id: patientId, confidence } = action;
  const errorType = task.errorTypes.find((type) => type === said);
  if (phaseOf(next) === 'investigation') return block(next, 'flag_error');
  if (errorType === 'selection_bias')
    return isBiasOpen(next) ? judge(next, BIAS_FLAG, confidence) : block(next, 'selection_bias');

  if (errorType === undefined) {
    next.last = { outcome: 'unknown_error_type', said: said ?? null };
    return flagNothing(next, confidence);
  }
  const row = patientId === undefined ? -1 : rowOf(dataset, patientId);
  if (row < 0) {
    next.last = { outcome: 'unknown_patient', said: patientId ?? null };
    return flagNothing(next, confidence);
  }
  return judge(next, flagCode(row, errorType), confidence);
}

/** A flag on something that exists. Blind mode takes it down without a verdict. */
function judge(next: Draft, flag: number, confidence: number | undefined): number {
  const { episode, flags, options } = next;
  if (flags.includes(flag)) {
    next.duplicateFlags++;
    next.last = { outcome: 'flag_duplicate', flag };
    return REWARD.duplicateFlag;
  }
  const correct = isCorrect(episode.truth, flag);
  next.flags = [...flags, flag];
  if (correct) next.correctFlags++;
  else next.falsePositives++;
  const verdict = correct ? 'flag_correct' : 'flag_false_positive';
  next.last = { outcome: options.feedback_mode === 'blind' ? 'flag_recorded' : verdict, flag };
  return flagReward(correct, confidence);
}

/** A flag on something that does not exist: a false positive, and no label is needed to say so. */
function flagNothing(next: Draft, confidence: number | undefined): number {
  next.falsePositives++;
  return flagReward(false, confidence);
}
