import { oracle } from '../../agents/oracle.ts';
import { rowOf } from '../../core/dataset/dataset.ts';
import { distributedStratum, distributedVariable } from '../../core/episode/distribution-code.ts';
import { BIAS_FLAG, isFlagged } from '../../core/episode/flag-code.ts';
import { observe, parseAction, startEpisode, step } from '../../core/episode/index.ts';
import type { EpisodeState } from '../../core/episode/state.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { Action } from '../../core/model/action.ts';

const made = new WeakMap<Episode, readonly Action[]>();

/** Every budgeted move of the oracle on an episode, in its order. Made once for each episode. */
export async function oracleMoves(episode: Episode): Promise<readonly Action[]> {
  const known = made.get(episode);
  if (known) return known;
  const options = { observation_mode: 'lean', reward_mode: 'terminal', feedback_mode: 'blind' } as const;
  let state = startEpisode(episode, options, 'oracle');
  const moves: Action[] = [];
  const plan = oracle.audit(observe(state));
  let next = await plan.next();
  while (!next.done && state.end === null) {
    const parsed = parseAction(next.value);
    if (!parsed.ok) throw new Error(`the oracle said something that is no action: ${parsed.message}`);
    state = step(state, parsed.action).state;
    if (parsed.action.action_type !== 'read_patients') moves.push(parsed.action);
    next = await plan.next(observe(state));
  }
  made.set(episode, moves);
  return moves;
}

/** The first move of the oracle that is still worth making in a state; null when the episode is over. */
export function nextOracleMove(moves: readonly Action[], state: EpisodeState): Action | null {
  if (state.end !== null) return null;
  return moves.find((move) => !isMade(move, state)) ?? null;
}

function isMade(move: Action, { investigations, distributions, flags, episode }: EpisodeState): boolean {
  switch (move.action_type) {
    case 'investigate_pattern':
      return investigations.some((column) => column === move.variable);
    case 'compute_distribution':
      return distributions.some(
        (code) =>
          distributedVariable(code) === move.variable &&
          (distributedStratum(code) ?? undefined) === move.stratify_by,
      );
    case 'flag_error': {
      const type = episode.task.errorTypes.find((each) => each === move.error_type);
      if (type === 'selection_bias') return flags.includes(BIAS_FLAG);
      const id = move.patient_id ?? '';
      return (
        rowOf(episode.dataset, id) >= 0 && type !== undefined && isFlagged(episode.dataset, flags, id, type)
      );
    }
    default:
      return false;
  }
}
