import { observe } from '../core/episode/index.ts';
import { EpisodeRecordSchema, type EpisodeRecord } from '../core/model/record.ts';
import { firstBrokenLink } from './chain.ts';
import { dataHash } from './data-hash.ts';
import { fault, type Fault } from './fault.ts';
import { shownHash } from './observation-hash.ts';
import { recordText, valueOfText } from './record-text.ts';
import { replayRecord, type Replay, type ReplayParts } from './replay.ts';
import { resultFaults } from './verify-result.ts';

/** A record that was checked. */
export interface Verification {
  readonly faults: readonly Fault[];
  /** Null where the text is no record. */
  readonly record: EpisodeRecord | null;
  /** The record played again; null where its episode cannot be generated. */
  readonly replay: Replay | null;
}

/**
 * Checks one record: its schema, its chain of hashes, and by playing it again from its seed every observation, every
 * reward, the outcome and the score. A record without faults tells the truth about the game; who played it is not
 * proven. Never throws for what the record says.
 */
export function verifyRecord(value: unknown, parts: ReplayParts = {}): Verification {
  const parsed = EpisodeRecordSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return { faults: [fault('schema', null, `${where}: ${issue?.message}`)], record: null, replay: null };
  }
  const record = parsed.data;
  const broken = firstBrokenLink(record);
  const chain =
    broken === null
      ? []
      : [fault('chain', broken, 'the hash does not fit what stands before it: something was altered')];
  let replay: Replay;
  try {
    replay = replayRecord(record, parts);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { faults: [...chain, fault('episode', null, why)], record, replay: null };
  }
  return {
    faults: [...chain, ...playFaults(record, replay), ...resultFaults(record, replay)],
    record,
    replay,
  };
}

/** Checks one line of a file of records, down to its bytes: a record has one text only. */
export function verifyText(text: string, parts: ReplayParts = {}): Verification {
  let value: unknown;
  try {
    value = valueOfText(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { faults: [fault('schema', null, `no JSON: ${why}`)], record: null, replay: null };
  }
  const verification = verifyRecord(value, parts);
  const { record } = verification;
  if (record === null || recordText(record) === text) return verification;
  const altered = fault('schema', null, 'the text is not written as records are: something was altered');
  return { ...verification, faults: [altered, ...verification.faults] };
}

function playFaults(record: EpisodeRecord, replay: Replay): Fault[] {
  const faults: Fault[] = [];
  const { data_hash } = record.episode;
  if (data_hash !== null && data_hash !== dataHash(replay.episode))
    faults.push(fault('data', null, 'the episode of this seed has other data'));
  const hasBegun = record.reset !== null || record.entries.length > 0 || record.result.score !== null;
  if (hasBegun && record.reset !== shownHash(replay.first))
    faults.push(fault('observation', null, 'the reset showed another observation'));
  for (const [index, entry] of record.entries.entries()) {
    const state = replay.states[index];
    if (entry.type !== 'action' || !state) continue;
    const { reward, done } = observe(state, []);
    if (reward !== entry.reward)
      faults.push(fault('reward', index, `the action earned ${reward}, the record says ${entry.reward}`));
    if (done !== entry.done) faults.push(fault('done', index, `done was ${done}`));
    if (shownHash(state) !== entry.observation)
      faults.push(fault('observation', index, 'the action was answered with another observation'));
  }
  return faults;
}
