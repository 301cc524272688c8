/** An episode from start to end: start, step, observe, score. */

export { observe, showsDataset } from './observe.ts';
export { OUTCOME_CODES, type OutcomeCode } from './outcome.ts';
export { parseAction, type ParsedAction } from './parse-action.ts';
export { publicState } from './public-state.ts';
export { replay } from './replay.ts';
export type { ActionResult, FixResult, PatientPage } from './result.ts';
export { reveal } from './reveal.ts';
export { episodeScore } from './score.ts';
export { startEpisode } from './start.ts';
export type { EpisodeState } from './state.ts';
export { step, type Step } from './step.ts';
