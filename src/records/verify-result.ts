import { episodeScore, type EpisodeState } from '../core/episode/index.ts';
import type { EpisodeRecord, RecordResult } from '../core/model/record.ts';
import { MILLION } from '../core/score/weights.ts';
import { canonicalJson } from './canonical-json.ts';
import { fault, type Fault } from './fault.ts';
import type { Replay } from './replay.ts';
import { usageOf } from './usage.ts';

/** What a record says its run came to, held against what the replay came to. */
export function resultFaults(record: EpisodeRecord, replay: Replay): Fault[] {
  const { result, entries } = record;
  const faults: Fault[] = [];
  const steps = entries.filter((entry) => entry.type === 'action').length;
  if (result.steps !== steps)
    faults.push(fault('steps', null, `${steps} actions stand in the record, it says ${result.steps}`));
  const outcomes = outcomesOf(replay.last);
  if (!outcomes.includes(result.outcome))
    faults.push(
      fault('outcome', null, `the run was ${outcomes.join(' or ')}, the record says ${result.outcome}`),
    );
  if ((result.cause !== null) !== (result.outcome === 'incomplete'))
    faults.push(fault('outcome', null, 'a cause belongs to an incomplete run, and to no other'));
  const expected = expectedFigures(record, replay);
  for (const name of ['score', 'score_breakdown', 'dense_reward_total', 'after_done'] as const) {
    const [told, true_] = [canonicalJson(result[name]), canonicalJson(expected[name])];
    if (told !== true_) faults.push(fault('score', null, `${name}: it is ${true_}, the record says ${told}`));
  }
  if (canonicalJson(result.usage) !== canonicalJson(usageOf(record.agent, entries)))
    faults.push(fault('usage', null, 'the calls in the record add up to another usage'));
  return faults;
}

function outcomesOf({ end }: EpisodeState): RecordResult['outcome'][] {
  if (end === null) return ['stopped', 'incomplete', 'cancelled'];
  return end === 'budget' ? ['budget_exhausted'] : ['completed'];
}

type Figures = Pick<RecordResult, 'score' | 'score_breakdown' | 'dense_reward_total' | 'after_done'>;

function expectedFigures(record: EpisodeRecord, replay: Replay): Figures {
  const { result } = record;
  if (result.outcome === 'incomplete' || result.outcome === 'cancelled')
    return { score: null, score_breakdown: null, dense_reward_total: null, after_done: null };
  const { last } = replay;
  const blind = last.options.feedback_mode === 'blind';
  const dense_reward_total = blind && last.end === null ? 0 : last.denseTotal / MILLION;
  const after_done = afterDone(record, replay);
  // A remote environment does not tell how a blind episode stands that its agent left: nobody knows the score then.
  if (result.outcome === 'stopped' && result.score_breakdown === null && result.score === 0)
    return { score: 0, score_breakdown: null, dense_reward_total, after_done };
  const { score, breakdown } = episodeScore(last);
  return { score, score_breakdown: breakdown, dense_reward_total, after_done };
}

function afterDone({ entries }: EpisodeRecord, { states, last }: Replay): Figures['after_done'] {
  const end = states.findIndex((state) => state.end !== null);
  const doneWith = states[end];
  if (!doneWith) return { actions: 0, reward: 0, score_gain: 0 };
  const after = entries.slice(end + 1).filter((entry) => entry.type !== 'agent');
  const reward = after.reduce((sum, entry) => sum + (entry.type === 'action' ? entry.reward : 0), 0);
  const score_gain = episodeScore(last).score - episodeScore(doneWith).score;
  return { actions: after.length, reward, score_gain };
}
