import type { Rules } from '../../core/model/protocol.ts';

/** What the protocol demands of a record, in sentences that each state one of its values. */
export function protocolSection(rules: Rules): string {
  const {
    treatment_window_days: window,
    stage_iv_window_days: stageIv,
    comorbidity_threshold: threshold,
  } = rules;
  return [
    `The protocol requires patients to be aged ${rules.age_min} to ${rules.age_max} years inclusive.`,
    window === null ? '' : `Treatment must start within ${window} days of enrollment.`,
    stageIv === null ? '' : `For Stage IV patients the window is ${stageIv} days.`,
    threshold === null ? '' : `A comorbidity index above ${threshold} revokes the Stage IV exception.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
