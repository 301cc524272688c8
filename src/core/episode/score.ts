import type { ColumnName } from '../model/patient.ts';
import type { ScoreBreakdown } from '../model/score.ts';
import { scoreOf, type Share, type Tally } from '../score/episode-score.ts';
import { MILLION } from '../score/weights.ts';
import { distributedStratum, distributedVariable } from './distribution-code.ts';
import { isDistributed } from './phase.ts';
import type { EpisodeState } from './state.ts';

/** The score of an episode as it stands, in 0..1 with six decimals, and its parts. Engine-internal until done. */
export function episodeScore(state: EpisodeState): { score: number; breakdown: ScoreBreakdown } {
  const { millionths, breakdown } = scoreOf(tallyOf(state));
  return { score: millionths / MILLION, breakdown };
}

/** The same score in millionths. */
export function scoreMillionths(state: EpisodeState): number {
  return scoreOf(tallyOf(state)).millionths;
}

function tallyOf(state: EpisodeState): Tally {
  const { task, truth } = state.episode;
  const investigations = share(task.requiredInvestigations, (column) =>
    state.investigations.includes(column),
  );
  const distributions = share(task.requiredDistributions, (column) =>
    isDistributed(state.distributions, column),
  );
  return {
    violations: truth.audit.total,
    correctFlags: state.correctFlags,
    falsePositives: state.falsePositives,
    investigations,
    distributions,
    blocked: state.blocked,
    usefulActions:
      investigations.done +
      distributions.done +
      (hasSpareStageTable(state) ? 1 : 0) +
      state.correctFlags +
      (state.grade === null ? 0 : 1),
    countedActions: state.steps - state.fixes,
    reportPoints: state.grade?.points ?? null,
  };
}

function share(required: readonly ColumnName[], isDone: (column: ColumnName) => boolean): Share {
  let done = 0;
  for (const column of required) if (isDone(column)) done++;
  return { done, required: required.length };
}

/**
 * Whether one stage-stratified breakdown is useful by itself: it is not when it is all that stands for a required
 * column, since an action is useful once.
 */
function hasSpareStageTable({ episode, distributions }: EpisodeState): boolean {
  return distributions.some((code) => {
    if (distributedStratum(code) !== 'stage') return false;
    const variable = distributedVariable(code);
    const isRequired = variable !== null && episode.task.requiredDistributions.includes(variable);
    return (
      !isRequired || distributions.some((other) => other !== code && distributedVariable(other) === variable)
    );
  });
}
