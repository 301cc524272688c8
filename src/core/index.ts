/** The engine: pure, seeded, and the same bytes everywhere. Runs in Node, in a browser and in an empty realm. */

export { CANARY, GENERATOR_VERSION } from './version.ts';
export { ClinicalBenchError, type ErrorCode } from './errors.ts';

export * from './model/action.ts';
export * from './model/agent-event.ts';
export * from './model/episode.ts';
export * from './model/episode-document.ts';
export * from './model/model-call.ts';
export * from './model/observation.ts';
export * from './model/patient.ts';
export * from './model/protocol.ts';
export * from './model/provider-fault.ts';
export * from './model/record.ts';
export * from './model/score.ts';
export * from './model/task.ts';
export * from './model/tool.ts';
export * from './model/truth.ts';
export * from './model/vocabulary.ts';

export { isoDate, parseIsoDate } from './random/calendar.ts';
export { hashBytes, hashText } from './random/hash.ts';
export { Rng } from './random/rng.ts';
export { sealedStreams, seededStreams, type Streams } from './random/streams.ts';

export type { Columns, Dataset } from './dataset/dataset.ts';
export { patientId, rowOf } from './dataset/dataset.ts';
export { fromRows } from './dataset/from-rows.ts';
export { datasetJson } from './dataset/json.ts';
export { rowAt, toRows } from './dataset/rows.ts';
export { COUNTRIES, SITES } from './dataset/sites.ts';
export { HISTOLOGIES, TUMORS } from './dataset/tumors.ts';

export { audit } from './rules/audit.ts';
export { generateEpisode, type Episode, type EpisodeSource } from './generate/episode.ts';
export { episodeDocument, episodeHash, publicHash } from './generate/document.ts';
export { labelsOf } from './generate/labels.ts';
export { resolveTask } from './tasks/overrides.ts';
export { requiredWork, TASKS } from './tasks/tasks.ts';

export * from './episode/index.ts';
