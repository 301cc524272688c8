import type { LanguageModel, ModelRequest } from '../../agents/index.ts';
import {
  greatestCost,
  limitEpisodes,
  limitModel,
  mockModel,
  openModel,
  priceOf,
} from '../../models/index.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';
import type { ModelFlags } from './model-flags.ts';
import { readModelName } from './model-name.ts';
import { modelSettings } from './model-settings.ts';
import { nodeFetch } from './node-fetch.ts';
import { limitsOf } from './run-limits.ts';
import { trafficFetch } from './traffic-fetch.ts';

/**
 * Opens the model that a run is told to use, within the limits it is told; null where none is named. Nothing is sent.
 * @param through what calls of all episodes pass on their way to the model, such as a journal of replies
 * @throws UsageError naming the flag or variable that is missing or wrong
 */
export function openRunModel(
  flags: ModelFlags,
  config: Config,
  through: (model: LanguageModel) => LanguageModel = (model) => model,
): LanguageModel | null {
  const name = flags.model ?? config.model.name;
  if (name === null) {
    const flag = ALONE.find((one) => flags[one] !== undefined);
    if (flag === undefined) return null;
    throw new UsageError(`${flagOf(flag)} needs a model: say --model or set MODEL_NAME.`);
  }
  const { budgetUsd, budgetUsdPerEpisode } = flags;
  // What an episode used before its run was interrupted counts for the episode, and not for the run that goes on.
  const limited = (model: LanguageModel, mostOf: (request: ModelRequest) => number) =>
    limitEpisodes(
      through(limitModel(model, limitsOf(flags, 'run'), mostOf)),
      limitsOf(flags, 'episode'),
      mostOf,
    );
  const named = readModelName(name);
  if (named.kind === 'mock') return limited(mockModel(named.behavior), () => 0);
  const settings = modelSettings(named, flags, config);
  const budgeted = flagOf(BUDGETS.find((one) => flags[one] !== undefined) ?? 'budgetUsd');
  if ((budgetUsd ?? budgetUsdPerEpisode) !== undefined && priceOf(settings) === null)
    throw new UsageError(
      `${budgeted} cannot be held: the price of '${settings.name}' there is unknown. Say --price INPUT/OUTPUT, in US dollars for a million tokens.`,
    );
  const model = openModel(settings, { fetch: trafficFetch(flags, nodeFetch(), settings) });
  return limited(model, (request) => greatestCost(settings, request) ?? 0);
}

/** A field of the options as it is typed. */
function flagOf(field: string): string {
  return `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const BUDGETS = ['budgetUsd', 'budgetUsdPerEpisode'] as const;
/** Flags that say nothing without a model. */
const ALONE = [
  'baseUrl',
  ...BUDGETS,
  'maxCalls',
  'maxCallsPerEpisode',
  'maxTokens',
  'maxTokensPerEpisode',
  'price',
  'recordTraffic',
  'replayTraffic',
] as const;
