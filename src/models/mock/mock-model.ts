import { estimateTokens } from '../../agents/language-model/estimate-tokens.ts';
import type { LanguageModel, ModelRequest } from '../../agents/language-model/language-model.ts';
import { ProviderError } from '../../agents/language-model/provider-error.ts';
import type { ModelReply } from '../../core/model/model-call.ts';
import { answerQuestion } from './answer-question.ts';
import { behaviorOf, type BehaviorName } from './behavior.ts';
import { withManner, type Utterance } from './manners.ts';
import { mindOf } from './mind.ts';
import { takeTurn } from './take-turn.ts';

/**
 * A scripted stand-in for a language model: for tests and demonstrations without a key. It decides from the text of the
 * prompt alone, as a model would, and its identity says that it is none. Same request, same reply.
 */
export function mockModel(name: BehaviorName): LanguageModel {
  return {
    identity: { id: `mock:${name}`, provider: 'mock', name, mock: true, endpoint: null, parameters: {} },
    generate: async (request, signal) => {
      if (signal?.aborted) throw new ProviderError('cancelled', 'the run was given up');
      return mockReply(name, request);
    },
  };
}

/** The reply of a mock model. Its cost is 0, and it takes no time. */
export function mockReply(name: BehaviorName, request: ModelRequest): ModelReply {
  const { text, calls, finish } = say(name, request);
  const tool_calls = calls.map((call, index) => ({
    id: `call_${request.messages.length}_${index}`,
    ...call,
  }));
  const written = text.length + calls.reduce((sum, call) => sum + call.arguments.length, 0);
  return {
    text,
    tool_calls,
    finish_reason: finish,
    usage: { input_tokens: estimateTokens(request), output_tokens: Math.ceil(written / 4) },
    cost_usd: 0,
    latency_ms: 0,
    attempts: [
      { attempt: 1, fault: null, status: null, detail: '', latency_ms: 0, retry_after: null, wait_ms: null },
    ],
  };
}

function say(name: BehaviorName, { messages, tools }: ModelRequest): Utterance {
  const behavior = behaviorOf(name);
  const asksForTools = tools !== undefined && tools.length > 0;
  // A repair of a JSON question repeats the question before the bad reply; only the question is thought about.
  const heard = asksForTools ? messages : messages.filter(({ role }) => role !== 'assistant').slice(0, 2);
  const text = heard.map(({ content }) => content).join('\n');
  const mind = mindOf(behavior, text);
  const repairing = /^(?:That reply cannot be used|refused: )|Go on by calling a tool\.$/.test(
    messages.at(-1)?.content ?? '',
  );
  const said: Utterance = asksForTools
    ? {
        text: '',
        calls: takeTurn(messages, text, mind).map((call) => ({
          name: call.name,
          arguments: JSON.stringify(call.arguments),
        })),
        finish: 'tool_calls',
      }
    : { text: JSON.stringify(answerQuestion(text, mind)), calls: [], finish: 'stop' };
  return withManner(behavior.manner, said, repairing);
}
