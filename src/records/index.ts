/** Records of runs: made from events, chained, played again and checked. Nothing here touches a file. */
export { canonicalJson } from './canonical-json.ts';
export { causeOf } from './cause.ts';
export {
  chainRecord,
  firstBrokenLink,
  hashConfig,
  type LooseEntry,
  type LooseRecord,
  type RecordHeader,
} from './chain.ts';
export { firstPrompted, firstSeen } from './first-seen.ts';
export { dataHash } from './data-hash.ts';
export { observationHash } from './observation-hash.ts';
export { recordText, valueOfText } from './record-text.ts';
export { recorder, type RecorderParts } from './recorder.ts';
export { episodeOf, replayOn, replayRecord, sourceOf, type Replay, type ReplayParts } from './replay.ts';
export { FAULT_CODES, type Fault } from './fault.ts';
export { verifyRecord, verifyText, type Verification } from './verify.ts';
export { runVerifier, type LineVerification, type RunFault, type RunVerifier } from './verify-run.ts';
