import type { LanguageModel, ModelRequest } from '../../agents/language-model/language-model.ts';
import { estimateTokens } from '../../agents/language-model/estimate-tokens.ts';
import { ProviderError } from '../../agents/language-model/provider-error.ts';
import type { ModelReply } from '../../core/model/model-call.ts';
import { MAX_OUTPUT_TOKENS } from '../provider/try-once.ts';

/** What may be used: by all episodes of a run together, or by each of them. */
export interface UseLimits {
  /** Calls, repairs included. */
  readonly calls?: number;
  /** Tokens of prompts and replies together, as the provider counts them. */
  readonly tokens?: number;
  /** US dollars. */
  readonly budgetUsd?: number;
}

/**
 * A model within the limits of a run. A call that might go past the budget or the tokens is not made: what it can use
 * at most is set aside first, so that calls which go on at once cannot spend the same dollar. A call whose use nobody
 * tells counts with that most.
 * @param greatestCost the most that a call can cost in US dollars
 */
export function limitModel(
  model: LanguageModel,
  limits: UseLimits,
  greatestCost: (request: ModelRequest) => number,
): LanguageModel {
  return within('run', model, limits, greatestCost);
}

/** A model that is within limits anew for each episode, in the same way. */
export function limitEpisodes(
  model: LanguageModel,
  limits: UseLimits,
  greatestCost: (request: ModelRequest) => number,
): LanguageModel {
  return {
    identity: model.identity,
    generate: (request, signal) => model.generate(request, signal),
    forEpisode: () => within('episode', model, limits, greatestCost),
  };
}

function within(
  whole: 'run' | 'episode',
  model: LanguageModel,
  { calls = Infinity, tokens = Infinity, budgetUsd = Infinity }: UseLimits,
  greatestCost: (request: ModelRequest) => number,
): LanguageModel {
  let made = 0;
  let used = 0;
  let spent = 0;
  return {
    identity: model.identity,
    async generate(request, signal) {
      const most = greatestCost(request);
      const prompt = estimateTokens(request);
      const longest = prompt + longestReply(model);
      if (made >= calls) throw new ProviderError('call_limit', `the ${whole} has made its ${calls} calls`);
      if (used + longest > tokens)
        throw new ProviderError(
          'token_limit',
          `the next call may take up to ${longest} tokens (a prompt of about ${prompt}), and ${used} of the ${tokens} of the ${whole} are used`,
        );
      if (spent + most > budgetUsd)
        throw new ProviderError(
          'budget_exhausted',
          `the next call may cost up to $${most.toFixed(4)}, and $${spent.toFixed(4)} of the $${budgetUsd} of the ${whole} are used`,
        );
      made++;
      used += longest;
      spent += most;
      try {
        const reply = await model.generate(request, signal);
        used += (tokensOf(reply) ?? longest) - longest;
        spent += (reply.cost_usd ?? most) - most;
        return reply;
      } catch (error) {
        // What was never answered costs nothing; a reply that broke off may have been charged for.
        const answered =
          error instanceof ProviderError && error.attempts.some(({ status }) => status === 200);
        if (!answered) {
          used -= longest;
          spent -= most;
        }
        throw error;
      }
    },
  };
}

/** The most tokens of one reply of a model, by its identity. */
function longestReply({ identity }: LanguageModel): number {
  const told = identity.parameters['max_output_tokens'];
  return typeof told === 'number' ? told : MAX_OUTPUT_TOKENS;
}

function tokensOf({ usage: { input_tokens, output_tokens } }: ModelReply): number | null {
  return input_tokens === null || output_tokens === null ? null : input_tokens + output_tokens;
}
