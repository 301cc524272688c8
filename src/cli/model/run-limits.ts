import type { RunLimits } from '../../core/model/record.ts';
import type { UseLimits } from '../../models/index.ts';
import type { ModelFlags } from './model-flags.ts';

/** The flag of each limit, for the whole run and for one episode. */
const FLAGS = {
  run: { calls: 'maxCalls', tokens: 'maxTokens', budgetUsd: 'budgetUsd' },
  episode: {
    calls: 'maxCallsPerEpisode',
    tokens: 'maxTokensPerEpisode',
    budgetUsd: 'budgetUsdPerEpisode',
  },
} as const;

/** The flags that limit what a model is asked for. */
export type LimitFlags = Pick<ModelFlags, (typeof FLAGS)[keyof typeof FLAGS][keyof UseLimits]>;

/** What a run or an episode may use by the command line. */
export function limitsOf(flags: LimitFlags, whole: keyof typeof FLAGS): UseLimits {
  const { calls, tokens, budgetUsd } = FLAGS[whole];
  return {
    ...(flags[calls] !== undefined && { calls: flags[calls] }),
    ...(flags[tokens] !== undefined && { tokens: flags[tokens] }),
    ...(flags[budgetUsd] !== undefined && { budgetUsd: flags[budgetUsd] }),
  };
}

/** The limits of the command line as a configuration records them; undefined where nothing is limited. */
export function recordedLimits(flags: LimitFlags): RunLimits | undefined {
  const [run, episode] = [limitsOf(flags, 'run'), limitsOf(flags, 'episode')].map(
    ({ calls = null, tokens = null, budgetUsd = null }) => ({ calls, tokens, budget_usd: budgetUsd }),
  );
  if (!run || !episode) return undefined;
  const isLimited = [run, episode].some((one) => Object.values(one).some((limit) => limit !== null));
  return isLimited ? { run, episode } : undefined;
}

/** The flags that would say the limits of a configuration: a run that goes on keeps them unless it is told others. */
export function flagsOf(limits: RunLimits | undefined): LimitFlags {
  if (!limits) return {};
  const entries = (['run', 'episode'] as const).flatMap((whole) => {
    const { calls, tokens, budget_usd } = limits[whole];
    const names = FLAGS[whole];
    return [
      [names.calls, calls],
      [names.tokens, tokens],
      [names.budgetUsd, budget_usd],
    ] as const;
  });
  return Object.fromEntries(entries.filter(([, limit]) => limit !== null));
}
