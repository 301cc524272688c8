import type { CancelSignal } from '../agents/agent-context.ts';
import type { Agent } from '../agents/agent.ts';
import type { EpisodeOptions, Sealed } from '../core/model/episode.ts';
import type { TaskId } from '../core/model/vocabulary.ts';
import type { Environment, ResetRequestInput } from './environment.ts';
import type { OnEvent, RunKey } from './events.ts';
import { keyOf, RunCancelled, runEpisode, type EpisodeRun, type RunResult } from './run-episode.ts';

/** Which runs to make: every agent on every seed and sealed place of every task, `trials` times. */
export interface Matrix {
  readonly agents: readonly Agent[];
  readonly tasks: readonly TaskId[];
  readonly seeds: readonly number[];
  /** Places of a sealed split, for environments that hold its key. */
  readonly sealed?: readonly Sealed[];
  /** Runs that stand already, and are left out. */
  readonly isMade?: (run: RunKey) => boolean;
  /** Repetitions of each, 1 unless told. Only agents that ask a model differ between them. */
  readonly trials?: number;
  /** Options of every episode; the engine's defaults unless told. */
  readonly options?: Partial<EpisodeOptions>;
  /** How many runs go on at once, 1 unless told; each has an environment of its own. */
  readonly concurrency?: number;
  /** Opens an environment; each is closed at the end. */
  readonly openEnvironment: () => Environment | Promise<Environment>;
  readonly onEvent?: OnEvent;
  readonly signal?: CancelSignal;
}

/** A run that came to no result: the environment or the agent failed, or the matrix was cancelled. It is never a zero. */
export interface FailedRun {
  readonly agent: string;
  readonly task_id: TaskId;
  /** Null for a sealed episode. */
  readonly seed: number | null;
  readonly outcome: 'incomplete' | 'cancelled';
  /** What failed: a ProviderError where a language model gave no answer. */
  readonly cause: unknown;
}

/** One cell of a matrix: what its run came to, with its trial. */
export type MatrixRun = { readonly trial: number } & (RunResult | FailedRun);

/**
 * Makes every run of a matrix. Runs are started seed by seed, so that the agents of one seed share its dataset, and
 * results come in that order (task, seed, agent, trial) however many go on at once. They leave out what was played (the
 * actions, the last observation, the state), so that a large matrix stays small: take it from the `episode_end` event.
 */
export async function runMatrix(matrix: Matrix): Promise<MatrixRun[]> {
  const cells = cellsOf(matrix);
  const results: MatrixRun[] = [];
  matrix.onEvent?.({ type: 'matrix_start', runs: cells.length });
  let taken = 0;
  const work = async () => {
    const environment = await matrix.openEnvironment();
    try {
      for (let at = taken++; at < cells.length; at = taken++) {
        const cell = cells[at];
        if (cell) results[at] = { trial: cell.trial, ...(await runCell(cell, environment, matrix)) };
      }
    } finally {
      await environment.close();
    }
  };
  const workers = Math.max(1, Math.min(matrix.concurrency ?? 1, cells.length));
  await Promise.all(Array.from({ length: workers }, work));
  const failed = results.filter(({ outcome }) => outcome === 'incomplete' || outcome === 'cancelled').length;
  matrix.onEvent?.({ type: 'matrix_end', completed: results.length - failed, failed });
  return results;
}

/** Whether a run came to a result. */
export function isComplete<Run extends MatrixRun>(run: Run): run is Run & RunResult {
  return run.outcome !== 'incomplete' && run.outcome !== 'cancelled';
}

interface Cell {
  readonly agent: Agent;
  readonly task_id: TaskId;
  readonly place: Place;
  readonly trial: number;
}

/** A seed or a place of a sealed split. */
type Place = { readonly seed: number } | { readonly sealed: Sealed };

function cellsOf({ agents, tasks, seeds, sealed = [], trials = 1, isMade }: Matrix): Cell[] {
  const places: Place[] = [...seeds.map((seed) => ({ seed })), ...sealed.map((one) => ({ sealed: one }))];
  const cells: Cell[] = [];
  for (const task_id of tasks) {
    for (const place of places) {
      for (const agent of agents) {
        for (let trial = 0; trial < trials; trial++) cells.push({ agent, task_id, place, trial });
      }
    }
  }
  return isMade ? cells.filter((cell) => !isMade(runOf(cell))) : cells;
}

function runOf({ agent, task_id, place, trial }: Cell): RunKey {
  const seed = 'seed' in place ? place.seed : null;
  return keyOf(agent, { task_id, seed, sealed: 'sealed' in place ? place.sealed : null }, trial);
}

async function runCell(cell: Cell, environment: Environment, matrix: Matrix): Promise<RunResult | FailedRun> {
  const { agent, task_id, place, trial } = cell;
  const request: ResetRequestInput = { task_id, ...place, ...matrix.options };
  const told = {
    ...(matrix.onEvent && { onEvent: matrix.onEvent }),
    ...(matrix.signal && { signal: matrix.signal }),
  };
  try {
    if (matrix.signal?.aborted) throw new RunCancelled('cancelled before it began');
    return resultOf(await runEpisode(agent, environment, request, { trial, ...told }));
  } catch (cause) {
    const outcome = cause instanceof RunCancelled ? 'cancelled' : 'incomplete';
    const run = runOf(cell);
    const result: FailedRun = { agent: agent.name, task_id, seed: run.seed, outcome, cause };
    matrix.onEvent?.({ type: 'episode_failed', run, result });
    return result;
  }
}

/** The result of a run without what was played. */
function resultOf({ actions: _a, observation: _o, state: _s, ...result }: EpisodeRun): RunResult {
  return result;
}
