import { parseAction } from '../core/episode/index.ts';
import type { PlayedAction } from '../runner/index.ts';
import type { Observation } from '../core/model/observation.ts';
import type { LooseEntry } from './chain.ts';
import { observationHash } from './observation-hash.ts';

/** Longest part of a refused message that is kept, in UTF-16 code units. */
const SAID_LIMIT = 1_000;

/**
 * One played message as an entry: an action as the environment understood it, or the beginning of a message that was
 * none. Actions are plain JSON then, whatever the agent wrote.
 */
export function loosePlay(
  { message, reward, done, refusal }: PlayedAction,
  observation: Observation,
): LooseEntry {
  if (refusal !== null) return { type: 'refused', said: beginningOf(message), refusal };
  const parsed = parseAction(message);
  // A message that was an action a moment ago and is none now changes when it is read: only a program in this process
  // can send one, and a record cannot hold it.
  if (!parsed.ok) return { type: 'refused', said: beginningOf(message), refusal: parsed.message };
  const { metadata, ...action } = parsed.action;
  const kept = metadata === undefined ? undefined : plainJson(metadata);
  return {
    type: 'action',
    action: { ...action, ...(isRecord(kept) && { metadata: kept }) },
    reward,
    done,
    observation: observationHash(observation),
  };
}

/** A value as JSON gives it back; undefined where JSON has no text for it. */
function plainJson(value: unknown): unknown {
  const { text } = jsonOf(value);
  return text === undefined ? undefined : JSON.parse(text);
}

function beginningOf(message: unknown): string {
  const { text, why } = jsonOf(message);
  return (text ?? `${typeof message}${why}`).slice(0, SAID_LIMIT);
}

/** JSON of a value that may be anything, or why it has none: cycles, big integers, functions, hostile getters. */
function jsonOf(value: unknown): { readonly text: string | undefined; readonly why: string } {
  try {
    return { text: JSON.stringify(value), why: '' };
  } catch (cause) {
    return { text: undefined, why: cause instanceof Error ? `, ${cause.message}` : ', which cannot be read' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
