import type { Usage } from '../../core/model/model-call.ts';

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** The cost of a call in US dollars; null where the price or a count of tokens is unknown. Discounts for cached input are left out. */
export function costOf(price: Price | null, { input_tokens, output_tokens }: Usage): number | null {
  if (price === null || input_tokens === null || output_tokens === null) return null;
  return (price.input * input_tokens + price.output * output_tokens) / 1_000_000;
}
