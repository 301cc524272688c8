import type { Agent } from '../../agents/agent.ts';
import type { Observation } from '../../core/model/observation.ts';
import { EVALUATION_OPTIONS } from '../play.ts';
import { pairedDifference } from '../statistics/paired.ts';
import { clearlyAbove, exactly } from './bound.ts';
import { findMean, judged, type RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import { bySeed, type Runs } from './runs.ts';

const WITH_VERDICTS = { ...EVALUATION_OPTIONS, feedback_mode: 'verdict' } as const;

/**
 * The learner from feedback against itself with its ears closed. In blind mode hearing is worth exactly nothing, on every
 * seed; where verdicts are told it is worth something, else the learner would be no attack.
 */
export async function feedback(runs: Runs): Promise<RedteamFinding[]> {
  const learner = named('feedback-learner');
  const findings: RedteamFinding[] = [];
  for (const task_id of runs.tasks) {
    const attack = { family: 'feedback', exploit: learner.name, task_id };
    const deaf = await runs.results(DEAF, task_id);
    const blind = await runs.results(learner, task_id);
    const changes = blind.map(({ score }, index) => Math.abs(score - (deaf[index]?.score ?? Number.NaN)));
    findings.push(findMean({ ...attack, measure: 'blind: change of score by hearing' }, changes, exactly(0)));

    const told = await runs.results(learner, task_id, WITH_VERDICTS);
    const { count, mean, interval } = pairedDifference(bySeed(told), bySeed(deaf));
    findings.push(
      judged(
        { ...attack, measure: 'with verdicts: gain of score by hearing' },
        { episodes: count, mean, interval },
        clearlyAbove(0),
      ),
    );
  }
  return findings;
}

/** The learner, to whom no verdict, text, reward or running score comes through. */
const DEAF: Agent = {
  name: 'feedback-learner, deaf',
  description: 'The learner from feedback, to whom none comes through.',
  kind: 'trivial',
  async *audit(first, context) {
    const plan = named('feedback-learner').audit(first, context);
    let next = await plan.next();
    while (!next.done) next = await plan.next(withoutFeedback(yield next.value, first));
  },
};

/** What was seen, with all that answers an action as it was before the first one. */
function withoutFeedback(seen: Observation, first: Observation): Observation {
  return {
    ...seen,
    metadata: first.metadata,
    feedback: first.feedback,
    reward: first.reward,
    score_so_far: first.score_so_far,
    dense_reward_total: first.dense_reward_total,
    score_breakdown: first.score_breakdown,
    errors_found: first.errors_found,
  };
}
