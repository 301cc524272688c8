import {
  generateEpisode,
  hashText,
  labelsOf,
  observe,
  publicState,
  startEpisode,
  step,
  type Action,
  type Episode,
  type EpisodeOptions,
  type TaskId,
} from '../../src/core/index.ts';

const PLAYED: readonly EpisodeOptions[] = [
  { observation_mode: 'lean', reward_mode: 'dense', feedback_mode: 'verdict' },
  { observation_mode: 'full', reward_mode: 'shaped', feedback_mode: 'blind' },
];

/**
 * A hash of everything that is said in a scripted run of an episode: each observation, state, reward and outcome.
 * The script touches every action, right and wrong, and ends with a report, so that grading and wording are part of it.
 */
export function playedHash(task_id: TaskId, seed: number): string {
  const episode = generateEpisode({ task_id, seed });
  const told = PLAYED.flatMap((options) => {
    let state = startEpisode(episode, options, 'golden');
    const lines = [JSON.stringify(observe(state))];
    for (const action of scriptOf(episode)) {
      const taken = step(state, action);
      state = taken.state;
      lines.push(JSON.stringify([taken.reward, taken.outcome, publicState(state), observe(state, [])]));
    }
    return lines;
  });
  return hashText(told.join('\n'));
}

function scriptOf(episode: Episode): Action[] {
  const { task, protocol } = episode;
  const { violations, bias } = labelsOf(episode);
  const flags = Object.entries(violations).slice(0, 12);
  const flag = (error_type: string, patient_id: string, confidence: number): Action => ({
    action_type: 'flag_error',
    error_type,
    patient_id,
    confidence,
  });
  return [
    { action_type: 'submit_report', report: 'Too early.' },
    ...task.requiredInvestigations.map((variable) => ({ action_type: 'investigate_pattern', variable })),
    { action_type: 'investigate_pattern', variable: 'bmi' },
    { action_type: 'investigate_pattern', variable: 'concomitant_medications' },
    ...task.requiredDistributions.map((variable) => ({ action_type: 'compute_distribution', variable })),
    { action_type: 'compute_distribution', variable: 'ethnicity', stratify_by: 'stage' },
    { action_type: 'investigate_pattern', variable: 'age' },
    { action_type: 'teleport' },
    { action_type: 'read_patients', offset: 10, limit: 3 },
    ...flags.map(([id, type], index) => flag(type, id, index / 11)),
    ...flags.slice(0, 1).map(([id, type]) => flag(type, id, 1)),
    flag('invalid_age', 'P0001', 0.9),
    flag('invalid_age', 'P0000', 0.5),
    ...flags.slice(0, 3).map(([patient_id]) => ({
      action_type: 'propose_fix',
      patient_id,
      proposed_value: 'query_site',
    })),
    ...(bias ? [{ action_type: 'flag_error', error_type: 'selection_bias' }] : []),
    {
      action_type: 'submit_report',
      report: [
        `Protocol: Eligible patients are ${protocol.rules.age_min} to ${protocol.rules.age_max} years old.`,
        `Root cause: ${flags[0]?.[0]} points to data entry errors at the site as the root cause.`,
        'Risk: No risk was assessed.',
        'Corrective action: We recommend to query the site about P9999.',
        'Fairness: Control-arm equity was out of scope of this audit.',
      ].join('\n'),
    },
    { action_type: 'investigate_pattern', variable: 'age' },
  ];
}
