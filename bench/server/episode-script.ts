import { TASKS, type Action } from 'clinicalbench';

const { task_hard: TASK } = TASKS;

/** How many steps the script has: the whole budget. */
export const SCRIPT_STEPS = TASK.budget;

/** The texts of the step messages of one hard episode: the required work, flags on patients in order, and a report. */
export const SCRIPT: readonly string[] = script().map((action) =>
  JSON.stringify({ type: 'step', data: action }),
);

/** The text of a reset message. */
export function resetText(seed: number, observationMode: 'lean' | 'full' | 'paged'): string {
  return JSON.stringify({
    type: 'reset',
    data: { task_id: 'task_hard', seed, observation_mode: observationMode },
  });
}

function script(): Action[] {
  const work: Action[] = [
    ...TASK.requiredInvestigations.map((variable): Action => ({
      action_type: 'investigate_pattern',
      variable,
    })),
    ...TASK.requiredDistributions.map((variable): Action => ({
      action_type: 'compute_distribution',
      variable,
    })),
  ];
  const flags = Array.from({ length: TASK.budget - work.length - 1 }, (_, at): Action => {
    const patient_id = `P${String(7 * at + 1).padStart(4, '0')}`;
    return { action_type: 'flag_error', error_type: 'invalid_age', patient_id, confidence: 0.6 };
  });
  return [
    ...work,
    ...flags,
    { action_type: 'submit_report', report: 'Invalid ages were flagged and explained.' },
  ];
}
