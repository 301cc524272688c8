import type { LanguageModel } from '../../agents/index.ts';
import { greatestCost, limitModel, mockModel, openModel, priceOf } from '../../models/index.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';
import type { ModelFlags } from './model-flags.ts';
import { readModelName } from './model-name.ts';
import { modelSettings } from './model-settings.ts';
import { nodeFetch } from './node-fetch.ts';
import { trafficFetch } from './traffic-fetch.ts';

/**
 * Opens the model that a run is told to use, within the limits it is told; null where none is named. Nothing is sent.
 * @throws UsageError naming the flag or variable that is missing or wrong
 */
export function openRunModel(flags: ModelFlags, config: Config): LanguageModel | null {
  const name = flags.model ?? config.model.name;
  if (name === null) {
    const flag = ALONE.find((one) => flags[one] !== undefined);
    if (flag === undefined) return null;
    throw new UsageError(
      `--${flag.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} needs a model: say --model or set MODEL_NAME.`,
    );
  }
  const { budgetUsd, maxCalls } = flags;
  const limits = {
    ...(budgetUsd !== undefined && { budgetUsd }),
    ...(maxCalls !== undefined && { calls: maxCalls }),
  };
  const named = readModelName(name);
  if (named.kind === 'mock') return limitModel(mockModel(named.behavior), limits, () => 0);
  const settings = modelSettings(named, flags, config);
  if (budgetUsd !== undefined && priceOf(settings) === null)
    throw new UsageError(
      `--budget-usd cannot be held: the price of '${settings.name}' there is unknown. Say --price INPUT/OUTPUT, in US dollars for a million tokens.`,
    );
  const model = openModel(settings, { fetch: trafficFetch(flags, nodeFetch(), settings) });
  return limitModel(model, limits, (request) => greatestCost(settings, request) ?? 0);
}

/** Flags that say nothing without a model. */
const ALONE = ['baseUrl', 'budgetUsd', 'maxCalls', 'price', 'recordTraffic', 'replayTraffic'] as const;
