/** Language models behind the port of the agents. */

export { BEHAVIOR_NAMES, isBehaviorName, type BehaviorName } from './mock/behavior.ts';
export { mockModel } from './mock/mock-model.ts';
export { greatestCost, openModel, priceOf, type ModelParts } from './provider/open-model.ts';
export {
  PROVIDERS,
  REPLY_FORMATS,
  type ModelSettings,
  type Provider,
  type ReplyFormat,
} from './provider/settings.ts';
export { limitEpisodes, limitModel, type UseLimits } from './limits/limited-model.ts';
export { costOf, type Price } from './prices/price.ts';
export type { Clock } from './retry/clock.ts';
export type { RetryPolicy } from './retry/policy.ts';
export type { Fetch } from './transport/fetch.ts';
export type { TransportLimits } from './transport/guard.ts';
export { ExchangeSchema, type Exchange } from './traffic/exchange.ts';
export { recordedFetch, type RecordingParts } from './traffic/record.ts';
export { replayedFetch } from './traffic/replay.ts';
