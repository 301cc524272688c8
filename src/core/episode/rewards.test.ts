import { describe, expect, it } from 'vitest';
import type { Action } from '../model/action.ts';
import type { EpisodeOptions } from '../model/episode.ts';
import {
  BLIND,
  flag,
  FLAG_BIAS,
  INVESTIGATED,
  investigate,
  makeEpisode,
  PREPARED,
  report,
  VERDICT,
} from './fixture.test-support.ts';
import { episodeScore } from './score.ts';
import { startEpisode } from './start.ts';
import { step } from './step.ts';

const RUN: readonly Action[] = [
  ...PREPARED,
  flag('P0001', 'invalid_age'),
  flag('P0005', 'invalid_age'),
  flag('P0002', 'temporal_inconsistency'),
  report(),
];

function rewards(options: EpisodeOptions, actions: readonly Action[] = RUN) {
  let state = startEpisode(makeEpisode(), options, 'run');
  const paid = actions.map((action) => {
    const next = step(state, action);
    state = next.state;
    return next.reward;
  });
  return { paid, score: episodeScore(state).score };
}

describe('reward modes', () => {
  it('pays the score on the last step, and nothing before, when terminal', () => {
    const { paid, score } = rewards({ ...VERDICT, reward_mode: 'terminal' });
    expect(score).toBeGreaterThan(0.3);
    expect(paid).toEqual([0, 0, 0, 0, 0, 0, 0, score]);
  });

  it('pays the difference of the score from step to step when shaped', () => {
    const { paid, score } = rewards({ ...VERDICT, reward_mode: 'shaped' });
    // Two of two investigations are 70 % of the workflow, two of two distributions the rest.
    expect(paid.slice(0, 4)).toEqual([0.0175, 0.0175, 0.0075, 0.0075]);
    expect(paid[4]).toBeGreaterThan(0.2);
    expect(paid[5]).toBeLessThan(0);
    expect(Math.round(paid.reduce((sum, one) => sum + one, 0) * 1e6)).toBe(Math.round(score * 1e6));
  });

  it('pays it all on the last step when shaped and blind', () => {
    const { paid, score } = rewards({ ...BLIND, reward_mode: 'shaped' });
    expect(paid).toEqual([0, 0, 0, 0, 0, 0, 0, score]);
  });

  it('pays the score when the budget ends as well', () => {
    const waste = Array.from({ length: 30 }, () => investigate('age'));
    expect(rewards(BLIND, waste).paid.at(-1)).toBe(0.0175);
  });

  it('refuses dense rewards in blind mode', () => {
    expect(() => startEpisode(makeEpisode(), { ...BLIND, reward_mode: 'dense' }, 'run')).toThrow(
      expect.objectContaining({ code: 'conflicting_options' }),
    );
  });
});

describe('the score of a run', () => {
  const scoreAfter = (actions: readonly Action[]) => rewards(VERDICT, actions).score;

  it('is 0 for doing nothing and at most 0.05 for the workflow', () => {
    expect(scoreAfter([])).toBe(0);
    expect(scoreAfter(PREPARED)).toBe(0.05);
    expect(scoreAfter([...PREPARED, report()])).toBe(0.05);
  });

  it('is exactly 1 for an oracle, in every mode', () => {
    const HONEST = `Protocol: Patients must be 18 to 80 years old and must start treatment within 21 days.
Root cause: The 1 invalid_age flag was most likely caused by a data entry error.
Risk: Late treatment of P0003 threatens patient safety and data integrity.
Corrective action: Query the sites for P0001, P0002 and P0003.
Fairness: The stage-adjusted mortality gap of 11.0 percentage points exceeds the 8 point threshold, so selection bias is present in the control arm.`;
    const oracle = [
      ...PREPARED,
      flag('P0001', 'invalid_age'),
      flag('P0002', 'temporal_inconsistency'),
      flag('P0003', 'protocol_window_violation'),
      FLAG_BIAS,
      report(HONEST),
    ];
    expect(scoreAfter(oracle)).toBe(1);
    expect(rewards(BLIND, oracle).paid).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('is all but the report when every violation is flagged and nothing else was done', () => {
    const all = [
      flag('P0001', 'invalid_age'),
      flag('P0002', 'temporal_inconsistency'),
      flag('P0003', 'protocol_window_violation'),
      FLAG_BIAS,
    ];
    expect(scoreAfter([...PREPARED, ...all])).toBe(0.95);
    expect(scoreAfter([...PREPARED, ...all, report()])).toBe(0.95);
  });

  it('counts one stage table as useful, but not twice as required work', () => {
    const stageTable: Action = {
      action_type: 'compute_distribution',
      variable: 'ethnicity',
      stratify_by: 'stage',
    };
    const [ethnicity, outcome] = PREPARED.slice(2);
    if (ethnicity === undefined || outcome === undefined) throw new Error('no distributions');
    const efficiency = (distributions: readonly Action[]) => {
      const actions = [...INVESTIGATED, ...distributions, flag('P0001', 'invalid_age')];
      let state = startEpisode(makeEpisode(), VERDICT, 'run');
      for (const action of actions) state = step(state, action).state;
      return episodeScore(state).breakdown.efficiency;
    };
    expect(efficiency([stageTable, outcome])).toBe(1);
    expect(efficiency([ethnicity, stageTable, outcome])).toBe(1);
    expect(efficiency([stageTable, ethnicity, outcome])).toBe(1);
    expect(efficiency([ethnicity, outcome, stageTable, { ...stageTable, variable: 'outcome' }])).toBe(
      0.857143,
    );
  });

  it('leaves fixes out of the efficiency', () => {
    const flagged = [...PREPARED, flag('P0001', 'invalid_age')];
    const fixed: Action = { action_type: 'propose_fix', patient_id: 'P0001', proposed_value: 'query_site' };
    expect(scoreAfter([...flagged, fixed, fixed])).toBe(scoreAfter(flagged));
  });

  it('calls a clean trial clean', () => {
    const clean = makeEpisode({ violations: {}, bias: { present: false } });
    let state = startEpisode(clean, VERDICT, 'run');
    for (const action of PREPARED) state = step(state, action).state;
    expect(episodeScore(state).score).toBe(0.05);
    expect(episodeScore(step(state, report()).state).score).toBe(0.95);
    const flagged = step(step(state, flag('P0005', 'invalid_age')).state, report()).state;
    expect(episodeScore(flagged).score).toBe(0.05);
  });
});
