export type { Environment, Finish, ResetRequestInput, StepReply } from './environment.ts';
export { episodeCache, type EpisodeCache } from './episode-cache.ts';
export { inProcessEnvironment, type InProcessEnvironment, type InProcessParts } from './in-process.ts';
export { failureCause, type FailureCause } from './failure-cause.ts';
export type { OnEvent, RunEvent, RunKey } from './events.ts';
export {
  RunCancelled,
  runEpisode,
  type EpisodeRun,
  type PlayedAction,
  type RunOptions,
  type RunOutcome,
  type RunResult,
} from './run-episode.ts';
export { isComplete, runMatrix, type FailedRun, type Matrix, type MatrixRun } from './run-matrix.ts';
