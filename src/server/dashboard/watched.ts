import { randomBytes } from 'node:crypto';
import type { Agent } from '../../agents/index.ts';
import type { EpisodeOptions } from '../../core/model/episode.ts';
import type { Observation } from '../../core/model/observation.ts';
import type { EpisodeRecord, RunConfig } from '../../core/model/record.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import type { LiveEvent } from '../../dashboard-api/index.ts';
import { recorder } from '../../records/index.ts';
import { runMatrix, type Environment, type RunEvent } from '../../runner/index.ts';

/** What it takes to run one episode under watch. */
export interface WatchedRun {
  readonly agent: Agent;
  readonly task_id: TaskId;
  readonly seed: number;
  readonly options: EpisodeOptions;
  readonly config: RunConfig;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onEvent: (event: LiveEvent) => void;
}

/** Runs an episode, tells what happens without any dataset, and resolves with its record, whatever came of it. */
export async function runWatched(run: WatchedRun): Promise<EpisodeRecord> {
  const { agent, task_id, seed, options, config, environment, signal, now, onEvent } = run;
  let made: EpisodeRecord | null = null;
  const record = recorder({
    config,
    now: () => now().toISOString(),
    onRecord: (one) => {
      made = one;
    },
  });
  await runMatrix({
    agents: [agent],
    tasks: [task_id],
    seeds: [seed],
    options,
    openEnvironment: () => environment,
    signal,
    onEvent: (event) => {
      record(event);
      const told = toldOf(event, now().toISOString());
      if (told) onEvent(told);
    },
  });
  return madeRecord(made);
}

function madeRecord(record: EpisodeRecord | null): EpisodeRecord {
  if (record === null) throw new Error('the run ended without a record');
  return record;
}

function toldOf(event: RunEvent, at: string): LiveEvent | null {
  if (event.type === 'episode_start')
    return { type: 'start', at, state: event.state, observation: watched(event.observation) };
  if (event.type === 'agent_event') return { type: 'agent', at, number: event.number, event: event.event };
  if (event.type !== 'step') return null;
  const { message, refusal, reward, done } = event.action;
  return {
    type: 'step',
    at,
    number: event.number,
    message: plain(message),
    refusal,
    reward,
    done,
    observation: watched(event.observation),
  };
}

/** An observation without its dataset and metadata, of which only the outcome code is told. */
function watched({ dataset: _dataset, metadata, ...rest }: Observation) {
  return { ...rest, outcome: String(metadata['outcome']) };
}

/** A message as JSON; agents of this process may say things that JSON has no text for. */
function plain(message: unknown): unknown {
  try {
    const text = JSON.stringify(message);
    return text === undefined ? String(message) : JSON.parse(text);
  } catch (error) {
    return `a message that JSON cannot hold: ${error instanceof Error ? error.message : typeof message}`;
  }
}

/** A name for a run folder that nobody can guess and that sorts by time. */
export function runName(kind: string, now: Date): string {
  const time = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${kind}-${time}-${randomBytes(4).toString('hex')}`;
}
