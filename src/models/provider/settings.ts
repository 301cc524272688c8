import type { RetryPolicy } from '../retry/policy.ts';
import type { TransportLimits } from '../transport/guard.ts';
import type { Price } from '../prices/price.ts';

/** The kinds of endpoints that can be spoken to. */
export const PROVIDERS = ['openai-compatible', 'anthropic', 'google'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** How the form of a reply is asked of the provider; it is checked in any case. */
export const REPLY_FORMATS = ['json_schema', 'json_object', 'text'] as const;
export type ReplyFormat = (typeof REPLY_FORMATS)[number];

/** Which model, where it is, and within what limits it is asked. */
export interface ModelSettings {
  readonly provider: Provider;
  readonly name: string;
  /** The URL that paths are added to; null for the provider's own. An OpenAI-compatible endpoint needs one. */
  readonly baseUrl: string | null;
  /** Null where the endpoint wants none. */
  readonly key: string | null;
  /** Null leaves it to the provider; 0 unless told. */
  readonly temperature?: number | null;
  /** Most tokens of one reply; 4,096 unless told. */
  readonly maxOutputTokens?: number;
  /** Whether replies come as a stream; true unless told. */
  readonly stream?: boolean;
  readonly replyFormat?: ReplyFormat;
  readonly retry?: Partial<RetryPolicy>;
  readonly transport?: Partial<TransportLimits>;
  /** Dollars for a million tokens; the table's unless told, null for unknown. */
  readonly price?: Price | null;
}
