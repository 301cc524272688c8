import type { ModelCallEvent } from '../../core/model/agent-event.ts';
import type { ModelMessage, ModelReply } from '../../core/model/model-call.ts';
import { hashText } from '../../core/random/hash.ts';
import type { AgentContext } from '../agent-context.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';
import { ProviderError } from './provider-error.ts';

/** Calls a model on behalf of one episode, and tells every call. */
export interface ModelCaller {
  /** Begins a conversation: a context that knows nothing of any other. */
  begin(): Conversation;
}

/** A context that grows message by message. */
export interface Conversation {
  /** Sends all messages of the conversation so far, earlier ones first. @throws ProviderError, after telling it */
  call(request: ModelRequest, about: CallPurpose): Promise<NumberedReply>;
}

/** What a call is for. */
export interface CallPurpose {
  readonly purpose: string;
  /** Which batch of patients, from 1. */
  readonly batch?: number;
  readonly repair?: boolean;
}

/** A reply with the number of its call, counted over the episode from 1. */
export interface NumberedReply {
  readonly call: number;
  readonly reply: ModelReply;
}

/** A caller for one episode. */
export function modelCaller(model: LanguageModel, context?: AgentContext): ModelCaller {
  const own = model.forEpisode?.() ?? model;
  let calls = 0;
  let conversations = 0;
  return {
    begin() {
      const conversation = ++conversations;
      let told = 0;
      return {
        async call(request, about) {
          const call = ++calls;
          const tell = (outcome: Pick<ModelCallEvent, 'reply' | 'failure'>) =>
            context?.tell({
              type: 'model_call',
              call,
              purpose: about.purpose,
              batch: about.batch ?? null,
              repair: about.repair ?? false,
              conversation,
              prompt: promptOf(request, told),
              ...outcome,
            });
          try {
            const reply = await own.generate(request, context?.signal);
            tell({ reply, failure: null });
            told = request.messages.length;
            return { call, reply };
          } catch (error) {
            if (error instanceof ProviderError) {
              const { fault, message, attempts } = error;
              tell({ reply: null, failure: { fault, message, attempts: [...attempts] } });
            }
            throw error;
          }
        },
      };
    },
  };
}

function promptOf(request: ModelRequest, carried: number): ModelCallEvent['prompt'] {
  return {
    carried,
    messages: request.messages.slice(carried),
    tools: (request.tools ?? []).map(({ name }) => name),
    estimated_tokens: estimateTokens(request),
    sha256: hashText(JSON.stringify(request.messages satisfies readonly ModelMessage[])),
  };
}
