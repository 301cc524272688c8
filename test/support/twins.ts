import type { Episode } from '../../src/core/index.ts';

/** The same episode with other truths behind it: everything wrong, nothing wrong, and the truth moved by a row. */
export function twins(episode: Episode): Episode[] {
  const { truth } = episode;
  const bias = truth.audit.bias;
  const withViolations = (violations: Uint8Array, present: boolean): Episode => {
    const counts = [1, 2, 4].map((bit) => violations.filter((bits) => bits & bit).length);
    return {
      ...episode,
      truth: {
        audit: {
          violations,
          counts,
          bias: bias && { ...bias, present, adjustedGap: present ? 0.4 : null, crudeGap: 0.01 },
          total: counts.reduce((sum, count) => sum + count, 0) + (bias && present ? 1 : 0),
        },
        traps: truth.traps.map((kind) => (kind + 3) % 8),
        biasMode: bias && (present ? 'true_bias' : 'confounded_no_bias'),
      },
    };
  };
  const found = truth.audit.violations;
  return [
    withViolations(
      found.map(() => 1),
      true,
    ),
    withViolations(
      found.map(() => 0),
      false,
    ),
    withViolations(
      found.map((_, row) => found.at(row - 1) ?? 0),
      truth.biasMode !== 'true_bias',
    ),
  ];
}
