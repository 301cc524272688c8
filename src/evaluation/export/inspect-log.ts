import { TASKS } from '../../core/tasks/tasks.ts';
import type { ModelMessage } from '../../core/model/model-call.ts';
import type { EpisodeRecord, RunConfig } from '../../core/model/record.ts';
import { groupBy, placeOf } from '../summary/group-by.ts';
import { estimateMean } from '../statistics/mean.ts';
import { conversationsOf } from './conversation.ts';

/** An evaluation log of Inspect (UK AI Security Institute), format version 2: one agent on one task. */
export interface InspectLog {
  /** A name for its file: task, agent and model. */
  readonly name: string;
  readonly log: Readonly<Record<string, unknown>>;
}

const BEFORE_TIMES = '1970-01-01T00:00:00+00:00';

/** The logs of a run, one for each agent and task, in order of first appearance. */
export function inspectLogs(config: RunConfig, records: readonly EpisodeRecord[]): InspectLog[] {
  const keyOf = ({ agent, episode }: EpisodeRecord) =>
    JSON.stringify([episode.task_id, agent.name, agent.model?.id ?? null]);
  return groupBy(records, keyOf).flatMap((own) => {
    const [first] = own;
    return first ? [logOf(config, first, own)] : [];
  });
}

function logOf(config: RunConfig, first: EpisodeRecord, records: readonly EpisodeRecord[]): InspectLog {
  const { agent, episode, package_version } = first;
  const { task_id, generator_version } = episode;
  const model = modelName(first);
  const places = [
    ...new Set(records.map(({ episode: { seed, sealed } }) => placeOf({ seed, ...(sealed && { sealed }) }))),
  ];
  const scores = records.flatMap(({ result }) => result.score ?? []);
  const times = records
    .flatMap(({ began_at, result }) => [began_at ?? [], result.ended_at ?? []].flat())
    .toSorted();
  const name = [task_id, agent.name, ...(agent.model ? [agent.model.id] : [])]
    .join('_')
    .replace(/[^\w.-]+/g, '-');
  return {
    name,
    log: {
      version: 2,
      status: 'success',
      eval: {
        run_id: config.run_id,
        eval_id: `${config.run_id}-${name}`,
        created: config.created_at ?? BEFORE_TIMES,
        task: `clinicalbench/${task_id}`,
        task_id: `${config.run_id}-${task_id}`,
        task_version: generator_version,
        task_args: { ...episode.options },
        solver: agent.name,
        tags: ['clinicalbench', ...(agent.track ? [agent.track] : [])],
        dataset: { name: 'clinicalbench', samples: places.length, sample_ids: places, shuffled: false },
        model,
        model_args: agent.model?.parameters ?? {},
        config: { epochs: config.trials },
        packages: { clinicalbench: package_version },
        metadata: { canary: first.canary, title: TASKS[task_id].title, ranked: config.ranked },
      },
      plan: { name: 'plan', steps: [{ solver: agent.name, params: {} }], config: {} },
      results: {
        total_samples: records.length,
        completed_samples: scores.length,
        scores: [{ name: 'clinicalbench', scorer: 'clinicalbench', params: {}, metrics: metricsOf(scores) }],
      },
      stats: {
        started_at: times[0] ?? BEFORE_TIMES,
        completed_at: times.at(-1) ?? BEFORE_TIMES,
        model_usage: usageOf(model, records),
      },
      samples: records.map((record) => sampleOf(model, record)),
    },
  };
}

function modelName({ agent }: EpisodeRecord): string {
  return agent.model ? `${agent.model.provider}/${agent.model.name}` : `none/${agent.name}`;
}

function metricsOf(scores: readonly number[]): Record<string, unknown> {
  if (scores.length === 0) return {};
  const { mean, standardDeviation } = estimateMean(scores);
  const stderr = standardDeviation === null ? 0 : standardDeviation / Math.sqrt(scores.length);
  return {
    mean: { name: 'mean', value: mean, params: {} },
    stderr: { name: 'stderr', value: stderr, params: {} },
  };
}

function usageOf(model: string, records: readonly EpisodeRecord[]): Record<string, unknown> {
  const used = records.flatMap(({ result }) => result.usage ?? []);
  if (used.length === 0) return {};
  const input_tokens = used.reduce((sum, one) => sum + (one.input_tokens ?? 0), 0);
  const output_tokens = used.reduce((sum, one) => sum + (one.output_tokens ?? 0), 0);
  return { [model]: { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens } };
}

function sampleOf(model: string, record: EpisodeRecord): Record<string, unknown> {
  const { agent, episode, result, trial } = record;
  const { seed, sealed } = episode;
  const messages =
    agent.model === null ? actionMessages(record) : conversationsOf(record).flatMap((one) => one.messages);
  const report = record.entries.findLast(
    (entry) => entry.type === 'action' && entry.action.report !== undefined,
  );
  const answer = report?.type === 'action' ? (report.action.report ?? '') : '';
  const { score, score_breakdown, cause } = result;
  return {
    id: placeOf({ seed, ...(sealed && { sealed }) }),
    epoch: trial + 1,
    input: `Audit the trial of ${episode.task_id}, episode ${episode.episode_id}.`,
    target: '',
    messages: messages.map(messageOf),
    output: {
      model,
      choices: [{ message: { role: 'assistant', content: answer, source: 'generate' }, stop_reason: 'stop' }],
      completion: answer,
    },
    scores:
      score === null
        ? {}
        : {
            clinicalbench: {
              value: score,
              answer,
              explanation: result.outcome,
              metadata: { ...score_breakdown },
            },
          },
    metadata: {
      record_hash: record.hash,
      sequence: record.sequence,
      outcome: result.outcome,
      steps: result.steps,
    },
    store: {},
    events: [],
    model_usage: usageOf(model, [record]),
    ...(cause !== null && {
      error: { message: `${cause.kind}: ${cause.message}`, traceback: '', traceback_ansi: '' },
    }),
  };
}

function actionMessages({ entries }: EpisodeRecord): ModelMessage[] {
  return entries.flatMap((entry): ModelMessage[] =>
    entry.type === 'action' ? [{ role: 'assistant', content: JSON.stringify(entry.action) }] : [],
  );
}

function messageOf(message: ModelMessage): Record<string, unknown> {
  switch (message.role) {
    case 'tool':
      return {
        role: 'tool',
        content: message.content,
        tool_call_id: message.tool_call_id,
        function: message.name,
      };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        ...(message.tool_calls && {
          tool_calls: message.tool_calls.map(({ id, name, arguments: text }) => ({
            id,
            function: name,
            type: 'function',
            ...argumentsOf(text),
          })),
        }),
      };
    case 'system':
    case 'user':
    default:
      return { role: message.role, content: message.content };
  }
}

/** The arguments of a tool call as an object, or what is wrong with them. */
function argumentsOf(text: string): { readonly arguments: object; readonly parse_error?: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { arguments: value };
    return { arguments: {}, parse_error: `no object: ${text}` };
  } catch (cause) {
    return { arguments: {}, parse_error: `${cause instanceof Error ? cause.message : ''}: ${text}` };
  }
}
