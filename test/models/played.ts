import type { ModelCallEvent } from '../../src/core/model/agent-event.ts';
import type { TaskId } from '../../src/core/model/vocabulary.ts';
import type { LanguageModel } from '../../src/agents/index.ts';
import { modelAgent, type ModelAgentName } from '../../src/agents/model-agents.ts';
import { diagnose } from '../../src/evaluation/diagnostics/diagnose.ts';
import type { FailureModes } from '../../src/evaluation/diagnostics/failure-modes.ts';
import { inProcessEnvironment, runEpisode, type EpisodeRun, type RunEvent } from '../../src/runner/index.ts';

/** An episode that a model played, with what was told of it. */
export interface Played {
  readonly run: EpisodeRun;
  readonly events: readonly RunEvent[];
  readonly calls: readonly ModelCallEvent[];
  readonly modes: FailureModes;
}

/** Plays one blind episode. */
export async function play(
  agent: ModelAgentName,
  model: LanguageModel,
  task_id: TaskId,
  seed = 42,
  observation_mode: 'lean' | 'paged' = 'lean',
): Promise<Played> {
  const events: RunEvent[] = [];
  const run = await runEpisode(
    modelAgent(agent, model),
    inProcessEnvironment(),
    { task_id, seed, observation_mode, reward_mode: 'terminal', feedback_mode: 'blind' },
    { onEvent: (event) => events.push(event) },
  );
  if (!run.state) throw new Error('the engine is not in this process');
  return { run, events, calls: callsIn(events), modes: diagnose(run.state) };
}

/** The model calls among events. */
export function callsIn(events: readonly RunEvent[]): ModelCallEvent[] {
  return events.flatMap((event) =>
    event.type === 'agent_event' && event.event.type === 'model_call' ? [event.event] : [],
  );
}
