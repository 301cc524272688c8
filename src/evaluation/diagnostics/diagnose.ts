import { flaggedRow, flaggedType } from '../../core/episode/flag-code.ts';
import type { EpisodeState } from '../../core/episode/state.ts';
import { patientId } from '../../core/dataset/dataset.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import { failureModes, type FailureModes } from './failure-modes.ts';

/** The failure modes of a run, finished or given up. It holds truth: for the operator, after the episode. */
export function diagnose(state: EpisodeState): FailureModes {
  const { episode } = state;
  const flags = state.flags.map((flag) => {
    const row = flaggedRow(flag);
    return { error_type: flaggedType(flag), patient_id: row === null ? null : patientId(row) };
  });
  return failureModes({
    dataset: episode.dataset,
    errorTypes: episode.task.errorTypes,
    labels: labelsOf(episode),
    flags,
    strayFlags: state.correctFlags + state.falsePositives - state.flags.length,
  });
}
