import type { EpisodeRecord } from '../core/model/record.ts';
import type { EpisodeLine } from './runs.ts';

/** What a list of runs says of one record. @param place where the record stands, and its size in bytes */
export function episodeLine(
  { agent, episode, result, trial }: Pick<EpisodeRecord, 'agent' | 'episode' | 'result' | 'trial'>,
  place: Pick<EpisodeLine, 'run_id' | 'sequence' | 'bytes'>,
): EpisodeLine {
  return {
    ...place,
    agent: agent.name,
    kind: agent.kind,
    generator_version: episode.generator_version,
    model: agent.model?.id ?? null,
    mock: agent.model?.mock ?? false,
    task_id: episode.task_id,
    seed: episode.seed,
    sealed: episode.sealed,
    trial,
    custom: episode.task_overrides !== null,
    feedback_mode: episode.options.feedback_mode,
    outcome: result.outcome,
    cause: result.cause?.message ?? null,
    score: result.score,
    score_breakdown: result.score_breakdown,
    steps: result.steps,
    usage: result.usage,
    ended_at: result.ended_at,
  };
}
