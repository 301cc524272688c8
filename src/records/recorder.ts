import type { PublicState } from '../core/model/episode.ts';
import {
  RECORD_VERSION,
  type EpisodeRecord,
  type RecordedAgent,
  type RecordResult,
  type RunConfig,
} from '../core/model/record.ts';
import { CANARY, GENERATOR_VERSION } from '../core/version.ts';
import type { EpisodeRun, FailedRun, OnEvent, RunEvent, RunKey } from '../runner/index.ts';
import { causeOf } from './cause.ts';
import { chainRecord, hashConfig, type LooseEntry } from './chain.ts';
import { dataHash } from './data-hash.ts';
import { loosePlay } from './loose-entry.ts';
import { observationHash } from './observation-hash.ts';
import { usageOf } from './usage.ts';

/** What a recorder is given. */
export interface RecorderParts {
  readonly config: RunConfig;
  /** Receives each record when its episode has ended, in the order of the chain. It must not throw. */
  readonly onRecord: (record: EpisodeRecord) => void;
  /** The last record that stands already, for a run that goes on. */
  readonly after?: Pick<EpisodeRecord, 'sequence' | 'hash'> | null;
  /** The time as an ISO 8601 text in UTC; records carry no times without it. */
  readonly now?: () => string;
}

/**
 * Makes records from the events of runs. Episodes may overlap: each becomes one record when it ends, whether with a
 * result or without, and records are chained in that order.
 */
export function recorder({ config, onRecord, after = null, now }: RecorderParts): OnEvent {
  const open = new Map<string, OpenEpisode>();
  let previous = after?.hash ?? hashConfig(config);
  let sequence = after === null ? 0 : after.sequence + 1;
  const begin = (run: RunKey): OpenEpisode => {
    const begun: OpenEpisode = { began_at: now?.() ?? null, entries: [], state: null, reset: null };
    open.set(keyOf(run), begun);
    return begun;
  };
  const end = (run: RunKey, result: EpisodeRun | FailedRun): void => {
    const episode = open.get(keyOf(run)) ?? begin(run);
    open.delete(keyOf(run));
    const agent = agentOf(config, run);
    const record = chainRecord({
      header: {
        record_version: RECORD_VERSION,
        canary: CANARY,
        run_id: config.run_id,
        sequence,
        previous,
        package_version: config.package_version,
        trial: run.trial,
        agent,
        episode: recordedEpisode(config, run, episode.state, result),
        began_at: episode.began_at,
        reset: episode.reset,
      },
      entries: episode.entries,
      result: {
        ...figuresOf(result, episode),
        usage: usageOf(agent, episode.entries),
        ended_at: now?.() ?? null,
      },
    });
    previous = record.hash;
    sequence++;
    onRecord(record);
  };
  return (event: RunEvent) => {
    switch (event.type) {
      case 'episode_start': {
        const begun = begin(event.run);
        begun.reset = observationHash(event.observation);
        begun.state = event.state;
        return;
      }
      case 'agent_event':
        (open.get(keyOf(event.run)) ?? begin(event.run)).entries.push({ type: 'agent', event: event.event });
        return;
      case 'step':
        open.get(keyOf(event.run))?.entries.push(loosePlay(event.action, event.observation));
        return;
      case 'episode_end':
      case 'episode_failed':
        end(event.run, event.result);
        return;
      case 'matrix_start':
      case 'matrix_end':
        return;
    }
  };
}

/** An episode under way. */
interface OpenEpisode {
  readonly began_at: string | null;
  readonly entries: LooseEntry[];
  state: PublicState | null;
  reset: string | null;
}

function keyOf({ agent, model, task_id, seed, sealed, trial }: RunKey): string {
  return JSON.stringify([agent, model, task_id, seed, sealed, trial]);
}

function agentOf(config: RunConfig, { agent, model }: RunKey): RecordedAgent {
  const found = config.agents.find((one) => one.name === agent && one.model?.id === model);
  if (!found)
    throw new RangeError(
      `the configuration of the run knows no agent ${agent}${model ? ` on ${model}` : ''}`,
    );
  return found;
}

function recordedEpisode(
  { options }: RunConfig,
  run: RunKey,
  state: PublicState | null,
  result: EpisodeRun | FailedRun,
): EpisodeRecord['episode'] {
  const episode = 'state' in result ? (result.state?.episode ?? null) : null;
  const { task_id, seed, sealed } = run;
  return {
    generator_version: state?.generator_version ?? GENERATOR_VERSION,
    task_id,
    seed,
    sealed: sealed ?? null,
    task_overrides: state?.task_overrides ?? null,
    options: state?.options ?? options,
    episode_id: state?.episode_id ?? '',
    data_hash: episode && dataHash(episode),
  };
}

type Figures = Omit<RecordResult, 'usage' | 'ended_at'>;

function figuresOf(result: EpisodeRun | FailedRun, { entries }: OpenEpisode): Figures {
  if ('actions' in result) {
    const { outcome, score, score_breakdown, dense_reward_total, steps, after_done } = result;
    return { outcome, cause: null, score, score_breakdown, dense_reward_total, steps, after_done };
  }
  return {
    outcome: result.outcome,
    cause: result.outcome === 'incomplete' ? causeOf(result.cause) : null,
    score: null,
    score_breakdown: null,
    dense_reward_total: null,
    steps: entries.filter((entry) => entry.type === 'action').length,
    after_done: null,
  };
}
