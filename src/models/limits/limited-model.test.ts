import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../agents/language-model/estimate-tokens.ts';
import type { LanguageModel } from '../../agents/language-model/language-model.ts';
import { ProviderError } from '../../agents/language-model/provider-error.ts';
import { mockModel, mockReply } from '../mock/mock-model.ts';
import { costOf } from '../prices/price.ts';
import { listPrice } from '../prices/prices.ts';
import { MAX_OUTPUT_TOKENS } from '../provider/try-once.ts';
import { limitEpisodes, limitModel } from './limited-model.ts';

const ASK = { messages: [{ role: 'user' as const, content: 'hello' }] };

/** A model whose replies cost what they are told to. */
const costing = (cost_usd: number | null): LanguageModel => ({
  identity: mockModel('silent').identity,
  generate: () => Promise.resolve({ ...mockReply('silent', ASK), cost_usd }),
});

async function callsWithin(model: LanguageModel): Promise<number> {
  for (let made = 0; made < 100; made++) {
    try {
      await model.generate(ASK);
    } catch (error) {
      if (error instanceof ProviderError) return made;
      throw error;
    }
  }
  return Infinity;
}

describe('a model within a budget', () => {
  it('makes no call that might pass it', async () => {
    expect(await callsWithin(limitModel(costing(0.1), { budgetUsd: 1.05 }, () => 0.3))).toBe(8);
    expect(await callsWithin(limitModel(costing(0), { budgetUsd: 0 }, () => 0.001))).toBe(0);
  });

  it('counts a call whose cost nobody tells with the most it can cost', async () => {
    expect(await callsWithin(limitModel(costing(null), { budgetUsd: 1 }, () => 0.3))).toBe(3);
  });

  it('does not spend the same dollar twice where calls go on at once', async () => {
    const model = limitModel(costing(0.5), { budgetUsd: 1 }, () => 0.5);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => model.generate(ASK)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  it('takes nothing for a call that was never answered', async () => {
    let failures = 3;
    const flaky: LanguageModel = {
      ...costing(0.5),
      generate: async () => {
        if (failures-- > 0) throw new ProviderError('connection_refused', 'no one there');
        return { ...mockReply('silent', ASK), cost_usd: 0.5 };
      },
    };
    const model = limitModel(flaky, { budgetUsd: 0.5 }, () => 0.5);
    for (let number = 0; number < 3; number++)
      await expect(model.generate(ASK)).rejects.toThrow('no one there');
    await expect(model.generate(ASK)).resolves.toMatchObject({ cost_usd: 0.5 });
  });

  it('and a number of calls', async () => {
    expect(await callsWithin(limitModel(costing(0), { calls: 4 }, () => 0))).toBe(4);
  });

  it('and tokens of prompts and replies: no call is made that might pass them', async () => {
    const prompt = estimateTokens(ASK);
    const spoke = (output_tokens: number | null): LanguageModel => ({
      identity: { ...mockModel('silent').identity, parameters: { max_output_tokens: 100 } },
      generate: () =>
        Promise.resolve({ ...mockReply('silent', ASK), usage: { input_tokens: prompt, output_tokens } }),
    });
    const longest = prompt + 100;
    expect(await callsWithin(limitModel(spoke(100), { tokens: 3 * longest }, () => 0))).toBe(3);
    expect(await callsWithin(limitModel(spoke(100), { tokens: 3 * longest - 1 }, () => 0))).toBe(2);
    // Replies that turn out short leave room for more of them, as long as the longest would still fit.
    expect(await callsWithin(limitModel(spoke(0), { tokens: longest + 4 * prompt }, () => 0))).toBe(5);
    // A reply whose tokens nobody counts has the most it can have.
    expect(await callsWithin(limitModel(spoke(null), { tokens: 3 * longest }, () => 0))).toBe(3);
    const error: unknown = await limitModel(spoke(0), { tokens: 1 }, () => 0)
      .generate(ASK)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fault: 'token_limit', attempts: [] });
    const perEpisode = limitEpisodes(spoke(100), { tokens: 2 * longest }, () => 0);
    for (let episode = 0; episode < 2; episode++)
      expect(await callsWithin(perEpisode.forEpisode?.() ?? perEpisode)).toBe(2);
  });

  it('gives back the tokens of a call that was never answered', async () => {
    let failures = 5;
    const flaky: LanguageModel = {
      ...costing(0),
      generate: async () => {
        if (failures-- > 0) throw new ProviderError('connection_refused', 'no one there');
        return mockReply('silent', ASK);
      },
    };
    const model = limitModel(flaky, { tokens: 2 * MAX_OUTPUT_TOKENS }, () => 0);
    for (let number = 0; number < 5; number++)
      await expect(model.generate(ASK)).rejects.toThrow('no one there');
    await expect(model.generate(ASK)).resolves.toMatchObject({ finish_reason: 'stop' });
  });

  it('counts each episode by itself, within what the run has left', async () => {
    const limits = { calls: 4, budgetUsd: 1 };
    const costly = limitEpisodes(costing(0.3), limits, () => 0.3);
    const free = limitEpisodes(
      limitModel(costing(0), { calls: 10 }, () => 0),
      limits,
      () => 0,
    );
    const use = async (model: LanguageModel) => callsWithin(model.forEpisode?.() ?? model);
    expect([await use(costly), await use(costly)]).toEqual([3, 3]);
    expect([await use(free), await use(free), await use(free), await use(free)]).toEqual([4, 4, 2, 0]);
  });
});

describe('a cost', () => {
  it('is that of the tokens, and unknown where a price or a count is', () => {
    const usage = { input_tokens: 2_000_000, output_tokens: 100_000 };
    expect(costOf({ input: 3, output: 15 }, usage)).toBe(7.5);
    expect(costOf(null, usage)).toBeNull();
    expect(costOf({ input: 3, output: 15 }, { ...usage, input_tokens: null })).toBeNull();
  });

  it('has the list price of the longest name that fits', () => {
    expect(listPrice('openai-compatible', 'gpt-4o-mini-2024-07-18')).toEqual({ input: 0.15, output: 0.6 });
    expect(listPrice('openai-compatible', 'gpt-4o-2024-08-06')).toEqual({ input: 2.5, output: 10 });
    expect(listPrice('anthropic', 'gpt-4o')).toBeNull();
  });
});
