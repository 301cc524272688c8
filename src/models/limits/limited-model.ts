import type { LanguageModel, ModelRequest } from '../../agents/language-model/language-model.ts';
import { ProviderError } from '../../agents/language-model/provider-error.ts';

/** What may be used: by all episodes of a run together, or by each of them. */
export interface UseLimits {
  /** Calls, repairs included. */
  readonly calls?: number;
  /** US dollars. */
  readonly budgetUsd?: number;
}

/**
 * A model within the limits of a run. A call that might go past the budget is not made: what it can cost at most is set
 * aside first, so that calls which go on at once cannot spend the same dollar. A call whose cost nobody tells counts
 * with that most.
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
  { calls = Infinity, budgetUsd = Infinity }: UseLimits,
  greatestCost: (request: ModelRequest) => number,
): LanguageModel {
  let made = 0;
  let spent = 0;
  return {
    identity: model.identity,
    async generate(request, signal) {
      const most = greatestCost(request);
      if (made >= calls) throw new ProviderError('call_limit', `the ${whole} has made its ${calls} calls`);
      if (spent + most > budgetUsd)
        throw new ProviderError(
          'budget_exhausted',
          `the next call may cost up to $${most.toFixed(4)}, and $${spent.toFixed(4)} of the $${budgetUsd} of the ${whole} are used`,
        );
      made++;
      spent += most;
      try {
        const reply = await model.generate(request, signal);
        spent += (reply.cost_usd ?? most) - most;
        return reply;
      } catch (error) {
        // What was never answered costs nothing; a reply that broke off may have been charged for.
        const answered =
          error instanceof ProviderError && error.attempts.some(({ status }) => status === 200);
        if (!answered) spent -= most;
        throw error;
      }
    },
  };
}
