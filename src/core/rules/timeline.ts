import { NO_DEATH } from '../dataset/dataset.ts';

/** Whether a patient died (day number, or NO_DEATH) before the first dose. Death on the day of the first dose is valid. */
export function violatesTimeline(death: number, treatmentStart: number): boolean {
  return death !== NO_DEATH && death < treatmentStart;
}
