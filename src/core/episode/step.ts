import type { Action } from '../model/action.ts';
import { stepCost } from '../score/reward.ts';
import { MILLION, REWARD } from '../score/weights.ts';
import { computeDistribution } from './distribution.ts';
import { draftOf, type Draft } from './draft.ts';
import { proposeFix } from './fix.ts';
import { flagError } from './flag.ts';
import { investigate } from './investigate.ts';
import type { OutcomeCode } from './outcome.ts';
import { readPatients } from './read.ts';
import { submitReport } from './report.ts';
import { scoreMillionths } from './score.ts';
import type { EpisodeState } from './state.ts';

/** What one action led to. `reward` is a whole number of millionths, as a fraction of one in -1..1. */
export interface Step {
  readonly state: EpisodeState;
  readonly reward: number;
  readonly outcome: OutcomeCode;
}

/**
 * One action of an agent. Pure and total: a bad move is data, never an exception. It writes no text and computes no
 * statistic; observe does that when asked. Once the episode is over nothing changes but the answer.
 */
export function step(state: EpisodeState, action: Action): Step {
  const next = draftOf(state);
  next.reward = 0;
  if (state.end !== null) next.last = { outcome: 'episode_over' };
  else if (action.action_type === 'read_patients') readPatients(next, action);
  else settle(next, act(next, action));
  return { state: next, reward: next.reward / MILLION, outcome: next.last.outcome };
}

/** Takes a budgeted action, which writes what became of it into the draft. Returns what it earns by itself, in millionths. */
function act(next: Draft, action: Action): number {
  switch (action.action_type) {
    case 'investigate_pattern':
      return investigate(next, action);
    case 'compute_distribution':
      return computeDistribution(next, action);
    case 'flag_error':
      return flagError(next, action);
    case 'propose_fix':
      return proposeFix(next, action);
    case 'submit_report':
      return submitReport(next, action);
    default:
      next.last = { outcome: 'unknown_action', said: action.action_type };
      return REWARD.unknown;
  }
}

/** Charges the step, ends the episode with its budget, and pays what the reward mode pays now. */
function settle(next: Draft, earned: number): void {
  next.steps++;
  if (next.end === null && next.steps >= next.episode.task.budget) next.end = 'budget';
  const dense = earned + stepCost(next.steps);
  next.denseTotal += dense;
  next.reward = next.options.reward_mode === 'dense' ? dense : payScore(next);
}

/** Shaped rewards follow the score from step to step where the agent may know it; all else is paid at the end. */
function payScore(next: Draft): number {
  const { end, options, paid } = next;
  const isRunning = options.reward_mode === 'shaped' && options.feedback_mode === 'verdict';
  if (end !== null || isRunning) next.paid = scoreMillionths(next);
  return next.paid - paid;
}
