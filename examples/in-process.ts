/** One episode on the engine itself: no server, no model, no clock. */
import {
  episodeScore,
  generateEpisode,
  observe,
  reveal,
  startEpisode,
  step,
  type Action,
} from 'clinicalbench';

const episode = generateEpisode({ task_id: 'task_easy', seed: 42 });
const options = { observation_mode: 'lean', reward_mode: 'terminal', feedback_mode: 'blind' } as const;

let state = startEpisode(episode, options, 'my-first-audit');
const first = observe(state);
console.log(first.protocol_title);
console.log(`${first.dataset.length} patients, ${first.attempts_remaining} steps`);

// An auditor that has not read the protocol: 18 and 75 years are its own idea of the limits.
const suspects = first.dataset.filter(({ age }) => age === null || age < 18 || age > 75);
const actions: Action[] = [
  { action_type: 'investigate_pattern', variable: 'age' },
  ...suspects.map(({ patient_id }): Action => ({
    action_type: 'flag_error',
    error_type: 'invalid_age',
    patient_id,
    confidence: 0.7,
  })),
  { action_type: 'submit_report', report: 'Ages below 18 and above 75 were flagged.' },
];
for (const action of actions) {
  const { state: next, outcome } = step(state, action);
  state = next;
  if (outcome === 'episode_over') break;
}

const { score, breakdown } = episodeScore(state);
const { violations } = reveal(state);
console.log(`flagged ${suspects.length} patients; ${Object.keys(violations).length} violate this protocol`);
console.log(`score ${score}: recall ${breakdown.recall}, precision ${breakdown.precision}`);
