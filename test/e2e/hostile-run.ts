import type { Agent } from '../../src/agents/index.ts';
import type { Action } from '../../src/core/model/action.ts';
import { RECORD_VERSION, type EpisodeRecord, type RunConfig } from '../../src/core/model/record.ts';
import { CANARY, GENERATOR_VERSION } from '../../src/core/version.ts';
import { chainRecord, hashConfig } from '../../src/records/index.ts';
import { recorder } from '../../src/records/index.ts';
import { inProcessEnvironment, runMatrix } from '../../src/runner/index.ts';
import { createRun } from '../../src/store/runs/index.ts';
import { XSS } from './xss.ts';

let taken = 0;
function xss(limit = 1_000): string {
  return (XSS[taken++ % XSS.length] ?? '').slice(0, limit);
}

/** Every text that an agent can say: in its moves, its thoughts, its prompts, its replies and its report. */
export function hostileAgent(): Agent {
  return {
    name: xss(200),
    description: xss(),
    kind: 'model',
    model: {
      id: xss(),
      provider: xss(),
      name: xss(),
      mock: false,
      endpoint: xss(),
      parameters: { temperature: xss() },
    },
    *audit(_first, context) {
      let call = 0;
      for (const text of XSS.slice(0, 20)) {
        context?.tell({ type: 'thought', text });
        context?.tell({ type: 'phase', phase: xss() });
        call++;
        context?.tell({
          type: 'model_call',
          call,
          purpose: xss(),
          batch: null,
          repair: false,
          conversation: call,
          prompt: {
            carried: 0,
            messages: [
              { role: 'system', content: xss() },
              { role: 'user', content: xss() },
              {
                role: 'assistant',
                content: xss(),
                tool_calls: [{ id: xss(), name: xss(), arguments: xss() }],
              },
              { role: 'tool', tool_call_id: xss(), name: xss(), content: xss() },
            ],
            tools: [xss()],
            estimated_tokens: 1,
            sha256: xss(),
          },
          reply: {
            text: xss(),
            tool_calls: [{ id: xss(), name: xss(), arguments: xss() }],
            finish_reason: 'stop',
            usage: { input_tokens: 1, output_tokens: 1 },
            cost_usd: 0,
            latency_ms: 1,
            attempts: [],
          },
          failure: null,
        });
        context?.tell({ type: 'repair', call, problems: [xss(), xss()] });
        context?.tell({ type: 'memory_wipe', after: xss(), carried: xss() });
        yield { [xss()]: xss() };
        yield flag();
      }
      yield { action_type: 'investigate_pattern', variable: 'age' };
      for (const text of XSS.slice(20, 30))
        yield { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001', reason: text };
      yield { action_type: xss(), variable: xss(), stratify_by: xss() };
      yield { action_type: 'submit_report', report: XSS.join('\n') };
    },
  };
}

function flag(): Action {
  return { action_type: 'flag_error', error_type: xss(), patient_id: xss(), reason: xss() };
}

/** Writes a run in which every text tries to be more than text; a second record says so of how it failed. */
export async function writeHostileRun(folder: string): Promise<void> {
  const agent = hostileAgent();
  const config: RunConfig = {
    record_version: RECORD_VERSION,
    canary: CANARY,
    run_id: xss(200),
    package_version: xss(),
    generator_version: GENERATOR_VERSION,
    created_at: '2026-01-01T00:00:00.000Z',
    agents: [
      {
        name: agent.name,
        kind: 'model',
        track: 'in-context',
        model: agent.model ?? null,
        prompt_template_hash: null,
      },
    ],
    tasks: ['task_easy'],
    seeds: [42],
    sealed: null,
    trials: 1,
    options: { observation_mode: 'lean', reward_mode: 'shaped', feedback_mode: 'blind' },
    ranked: false,
  };
  const records: EpisodeRecord[] = [];
  await runMatrix({
    agents: [agent],
    tasks: ['task_easy'],
    seeds: [42],
    options: config.options,
    openEnvironment: () => inProcessEnvironment(),
    onEvent: recorder({ config, onRecord: (record) => records.push(record) }),
  });
  const [played] = records;
  if (!played) throw new Error('the hostile run left no record');
  const { entries, result, hash, ...header } = played;
  const failed = chainRecord({
    header: { ...header, sequence: 1, previous: hash, trial: 1 },
    entries: entries.slice(0, 4).map(({ hash: _hash, ...entry }) => entry),
    result: {
      ...result,
      outcome: 'incomplete',
      cause: { kind: xss(), message: xss() },
      score: null,
      score_breakdown: null,
      dense_reward_total: null,
      after_done: null,
    },
  });
  const run = await createRun(folder, { ...config, run_id: hashConfig(config) });
  run.append(played);
  run.append(failed);
  run.close();
}
