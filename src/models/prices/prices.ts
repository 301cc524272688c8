import type { Provider } from '../provider/settings.ts';
import type { Price } from './price.ts';

/** A published price. */
interface ListPrice extends Price {
  readonly provider: Provider;
  /** The beginning of the model's name. */
  readonly model: string;
}

/**
 * List prices in US dollars for a million tokens, standard tier, as the vendors' price pages gave them at the end of
 * 2025 (anthropic.com/pricing, ai.google.dev/gemini-api/docs/pricing, openai.com/api/pricing). They change without
 * notice: a price that is told on the command line comes before them. A model that is not listed has no known price.
 */
export const PRICES: readonly ListPrice[] = [
  { provider: 'anthropic', model: 'claude-opus-4-5', input: 5, output: 25 },
  { provider: 'anthropic', model: 'claude-sonnet-4', input: 3, output: 15 },
  { provider: 'anthropic', model: 'claude-haiku-4-5', input: 1, output: 5 },
  { provider: 'google', model: 'gemini-2.5-flash-lite', input: 0.1, output: 0.4 },
  { provider: 'google', model: 'gemini-2.5-flash', input: 0.3, output: 2.5 },
  { provider: 'google', model: 'gemini-2.5-pro', input: 1.25, output: 10 },
  { provider: 'openai-compatible', model: 'gpt-4o-mini', input: 0.15, output: 0.6 },
  { provider: 'openai-compatible', model: 'gpt-4o', input: 2.5, output: 10 },
  { provider: 'openai-compatible', model: 'gpt-4.1-mini', input: 0.4, output: 1.6 },
  { provider: 'openai-compatible', model: 'gpt-4.1-nano', input: 0.1, output: 0.4 },
  { provider: 'openai-compatible', model: 'gpt-4.1', input: 2, output: 8 },
];

/** The list price of a model, that of the longest name that begins its own; null where it is not listed. */
export function listPrice(provider: Provider, name: string): Price | null {
  const [best] = PRICES.filter((one) => one.provider === provider && name.startsWith(one.model)).toSorted(
    (a, b) => b.model.length - a.model.length,
  );
  return best ? { input: best.input, output: best.output } : null;
}
