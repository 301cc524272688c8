import type { ModelMessage, ModelReply, ToolCall } from '../../core/model/model-call.ts';
import type { Observation } from '../../core/model/observation.ts';
import type { AgentContext } from '../agent-context.ts';
import type { Agent } from '../agent.ts';
import { stopProblem } from '../language-model/ask-for-json.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import { modelCaller } from '../language-model/model-caller.ts';
import { readJson } from '../language-model/read-json.ts';
import { BLANK, type PromptSource } from '../prompt/blank-observation.ts';
import { fenced } from '../prompt/fence.ts';
import { HEADINGS, ROLE } from '../prompt/wire-text.ts';
import { readCall, TOOLS } from './tool-list.ts';
import { toolResult } from './tool-result.ts';

/** How long the tools agent may go on. */
export interface ToolsSettings {
  /** Most calls of the model in one episode; 150 unless told. */
  readonly maxCalls?: number;
}

const MAX_CALLS = 150;
/** Most tool calls of one reply that are carried out. */
const CALLS_PER_REPLY = 100;

/** An agent that gives a model the actions as native tools, in one conversation; the plan is the model's own. */
export function toolsAgent(model: LanguageModel, settings: ToolsSettings = {}): Agent {
  return {
    name: 'tools',
    description:
      'A language model with native tool calling over the same actions and reads: one conversation, its own plan.',
    kind: 'model',
    model: model.identity,
    promptTemplate: JSON.stringify([opening(BLANK), TOOLS]),
    audit: (first, context) => audit(first, model, settings.maxCalls ?? MAX_CALLS, context),
  };
}

async function* audit(
  first: Observation,
  model: LanguageModel,
  maxCalls: number,
  context?: AgentContext,
): AsyncGenerator<unknown, void, Observation> {
  const conversation = modelCaller(model, context).begin();
  const messages: ModelMessage[] = opening(first);
  let mending = false;
  context?.tell({ type: 'phase', phase: 'audit' });
  for (let turn = 0; turn < maxCalls; turn++) {
    const { call, reply } = await conversation.call(
      { messages: [...messages], tools: TOOLS },
      { purpose: 'audit', repair: mending },
    );
    const problems = [...replyProblems(reply)];
    messages.push(assistantMessage(reply));
    let carriedOut = 0;
    for (const [index, toolCall] of reply.tool_calls.entries()) {
      const read = readCall(toolCall.name, argumentsOf(toolCall));
      if (!read.ok) problems.push(read.problem);
      let content = read.ok ? 'not carried out: too many calls in one reply' : `refused: ${read.problem}`;
      if (read.ok && index < CALLS_PER_REPLY) {
        content = toolResult(yield read.message, read.columns);
        carriedOut++;
      }
      messages.push({ role: 'tool', tool_call_id: toolCall.id, name: toolCall.name, content });
    }
    if (problems.length === 0) {
      mending = false;
      continue;
    }
    if (mending) {
      context?.tell({ type: 'answer_stands', call, problems });
      // What was well-formed has been carried out; a second reply without anything ends the audit.
      if (carriedOut === 0) return;
      mending = false;
    } else {
      context?.tell({ type: 'repair', call, problems });
      mending = true;
    }
    if (reply.tool_calls.length === 0)
      messages.push({ role: 'user', content: `${problems.join('; ')}. Go on by calling a tool.` });
  }
  context?.tell({
    type: 'thought',
    text: `stopped after ${maxCalls} calls, the most that an episode may have`,
  });
}

function opening(first: PromptSource): ModelMessage[] {
  return [
    { role: 'system', content: ROLE },
    {
      role: 'user',
      content: [
        first.task_description,
        '',
        first.protocol_title,
        fenced('protocol', first.trial_protocol_excerpt),
        '',
        first.feedback,
        `Work with the tools alone; several calls in one reply are carried out in their order. Reading rows is free. In the report ${HEADINGS}`,
      ].join('\n'),
    },
  ];
}

function replyProblems(reply: ModelReply): string[] {
  const stopped = stopProblem(reply);
  return [
    ...(stopped === undefined ? [] : [stopped]),
    ...(reply.tool_calls.length === 0 ? ['the reply calls no tool, and the audit is not over'] : []),
    ...(reply.tool_calls.length > CALLS_PER_REPLY
      ? [`${reply.tool_calls.length} calls in one reply; at most ${CALLS_PER_REPLY} are carried out`]
      : []),
  ];
}

function assistantMessage({ text, tool_calls }: ModelReply): ModelMessage {
  return { role: 'assistant', content: text, ...(tool_calls.length > 0 && { tool_calls }) };
}

function argumentsOf(call: ToolCall): unknown {
  if (call.arguments.trim() === '') return {};
  const read = readJson(call.arguments);
  return read.ok ? read.value : undefined;
}
