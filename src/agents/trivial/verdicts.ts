import type { Observation } from '../../core/model/observation.ts';
import { flagSelectionBias, submitReport } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { doRequiredWork, readAssignment } from '../assignment.ts';
import { textHash } from './text-hash.ts';

/** Agents that give a verdict on selection bias without looking at a patient, and flag no record. */

/** Calls every cohort biased. */
export const alwaysBias = verdict('always-bias', 'Calls every dataset biased', () => true);

/** Calls no cohort biased. */
export const neverBias = verdict('never-bias', 'Calls no dataset biased', () => false);

/** Takes the title for a leak of the verdict. */
export const titleDecoder = verdict(
  'title-decoder',
  'Guesses the bias verdict from a hash of the protocol title',
  (first) => textHash(first.protocol_title) % 2 === 1,
);

/** Takes ids for a leak of the verdict. */
export const idDecoder = verdict(
  'id-decoder',
  'Guesses the bias verdict from a hash of the episode id, the first patient ids and the excerpt’s length',
  (first) => {
    const ids = first.dataset.slice(0, 10).map(({ patient_id }) => patient_id);
    return textHash(JSON.stringify([first.metadata, ids, first.trial_protocol_excerpt.length])) % 2 === 1;
  },
);

/** Takes any number that moves during the work for a leak of the verdict. */
export const countDecoder = verdict(
  'count-decoder',
  'Guesses the bias verdict from the scores, counts and texts that an observation shows after the required work',
  (_, seen) => {
    const { score_so_far, dense_reward_total, score_breakdown, attempts_remaining, feedback, metadata } =
      seen;
    const shown = [score_so_far, dense_reward_total, score_breakdown, attempts_remaining];
    return textHash(JSON.stringify([shown, feedback, metadata['outcome']])) % 2 === 1;
  },
);

function verdict(
  name: string,
  claim: string,
  isBiased: (first: Observation, seen: Observation) => boolean,
): Agent {
  return {
    name,
    description: `${claim}; flags no record. A bias verdict only.`,
    kind: 'trivial',
    *audit(first) {
      const seen = yield* doRequiredWork(first);
      if (readAssignment(first).errorTypes.includes('selection_bias') && isBiased(first, seen))
        yield flagSelectionBias(1);
      yield submitReport('Only the question of selection bias was answered.');
    },
  };
}
