import { describe, expect, it } from 'vitest';
import type { RedteamFinding, RedteamReport } from '../../evaluation/index.ts';
import { redteamText } from './redteam-text.ts';
import { styleOf } from './style.ts';

function finding(change: Partial<RedteamFinding>): RedteamFinding {
  return {
    family: 'ceiling',
    exploit: 'one-flag',
    task_id: 'task_easy',
    measure: 'score',
    episodes: 200,
    mean: 0.19,
    interval: { low: 0.18, high: 0.2 },
    bound: 'at most 0.22',
    holds: true,
    ...change,
  };
}

function text(findings: RedteamFinding[], enough = true): string {
  const broken = findings.filter((one) => !one.holds).length;
  const report: RedteamReport = {
    generator_version: '1.0.0',
    seeds: { first: 0, last: 199 },
    enough_seeds: enough,
    findings,
    broken,
    holds: broken === 0,
  };
  return redteamText(report, styleOf(false), 100);
}

describe('the red team for a reader', () => {
  it('puts the tasks of one exploit side by side, each with its bound', () => {
    const shown = text([finding({}), finding({ task_id: 'task_hard', mean: 0.08, bound: 'at most 0.1' })]);
    expect(shown).toContain('ceiling: score (200 episodes each)');
    expect(shown).toMatch(/one-flag +0\.190 ± 0\.010 +0\.080 ± 0\.010 +at most 0\.22, 0\.1$/m);
    expect(shown).toContain('All 2 bounds hold.');
    expect(shown).not.toContain('indicative');
  });

  it('claims no success from few seeds', () => {
    const shown = text([finding({})], false);
    expect(shown).toContain(
      'Indicative only, for bounds are means over at least 200 seeds: none of 1 bound broken.',
    );
    expect(shown).not.toContain('hold');
  });

  it('names what broke once more at the end', () => {
    const shown = text(
      [finding({ mean: 0.5, holds: false }), finding({ exploit: 'rank', bound: null })],
      false,
    );
    expect(shown).toContain('BROKEN 0.500');
    expect(shown).toMatch(
      /^Indicative only.* 200 seeds: 1 of 1 bound broken:\n {2}one-flag on task_easy: score is 0\.500 ± 0\.010, must be at most 0\.22/m,
    );
  });
});
