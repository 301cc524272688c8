import { describe, expect } from 'vitest';
import {
  computeDistribution,
  flagRecord,
  flagSelectionBias,
  investigatePattern,
  oracle,
  querySite,
  readPatients,
  submitReport,
} from '../../src/agents/index.ts';
import { episodeScore, TASK_IDS, type Action, type EpisodeState } from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { handMade, records } from '../support/hand-made.ts';
import { act, begin, WORK } from '../support/play.ts';
import { verifies } from '../verifies.ts';

const AGE = investigatePattern('age');
/** P0001 to P0004 break the age rule, the other eight are valid. */
const ROWS = records(...[17, 16, 81, null, ...Array.from({ length: 8 }, () => 50)].map((age) => ({ age })));
const start = () => begin(handMade('task_easy', ROWS));
const right = (count: number): Action[] =>
  [1, 2, 3, 4].slice(0, count).map((n) => flagRecord('invalid_age', `P000${n}`, 1));
const wrong = (count: number): Action[] =>
  [5, 6, 7, 8].slice(0, count).map((n) => flagRecord('invalid_age', `P000${n}`, 1));
const parts = (...actions: readonly Action[]) => episodeScore(act(start(), ...actions)).breakdown;
const scoreOf = (state: EpisodeState) => episodeScore(state).score;
const score = (...actions: readonly Action[]) => scoreOf(act(start(), ...actions));
const OUT_OF_SCOPE =
  '## Fairness\nThis audit covered ages from 18 to 80 years; control-arm equity was out of scope.';

describe('the parts of the score', () => {
  verifies('score:net-recall', () => {
    const net = (correct: number, false_: number) =>
      parts(AGE, ...right(correct), ...wrong(false_)).net_recall;
    expect([net(4, 0), net(4, 1), net(4, 4), net(1, 1), net(1, 2), net(1, 3), net(0, 2)]).toEqual([
      1, 0.875, 0.5, 0.125, 0, 0, 0,
    ]);
    expect(parts(AGE, ...right(3), ...wrong(2)).recall).toBe(0.75);
  });

  verifies('score:precision', () => {
    expect(parts(AGE).precision).toBe(0);
    expect(parts(AGE, ...right(3), ...wrong(1)).precision).toBe(0.75);
    expect(parts(AGE, ...right(3), ...wrong(1), ...right(3), ...wrong(1)).precision).toBe(0.75);
    expect(parts(flagRecord('invalid_age', 'P0005', 1), AGE, ...right(1)).precision).toBe(1);
    expect(parts(AGE, ...right(1), flagRecord('invalid_age', 'P0099', 1)).precision).toBe(0.5);
  });

  verifies('score:workflow', () => {
    expect([
      parts().workflow,
      parts(AGE).workflow,
      parts(AGE, computeDistribution('gender')).workflow,
    ]).toEqual([0, 1, 1]);
    const hard = (...actions: Action[]) =>
      episodeScore(act(begin(handMade('task_hard', ROWS)), ...actions)).breakdown.workflow;
    expect([1, 3, 5, 6, 7, 8].map((done) => hard(...WORK.task_hard.slice(0, done)))).toEqual([
      0.14, 0.42, 0.7, 0.8, 0.9, 1,
    ]);
    const blocked = (count: number) =>
      parts(...Array.from({ length: count }, () => submitReport('')), AGE).workflow;
    expect([1, 2, 8, 9, 20].map(blocked)).toEqual([0.88, 0.76, 0.04, 0, 0]);
  });

  verifies('score:efficiency', () => {
    expect(parts().efficiency).toBe(0);
    expect(parts(AGE, ...right(2), submitReport('')).efficiency).toBe(1);
    expect(parts(AGE, AGE).efficiency).toBe(0.5);
    expect(parts(AGE, investigatePattern('gender'), ...wrong(1), { action_type: 'x' }).efficiency).toBe(0.25);
    expect(parts(AGE, ...right(1), querySite('P0001'), querySite('P0001'), readPatients(0)).efficiency).toBe(
      1,
    );
    expect(parts(AGE, computeDistribution('outcome', 'stage')).efficiency).toBe(1);
    expect(
      parts(AGE, computeDistribution('outcome', 'stage'), computeDistribution('gender', 'stage')).efficiency,
    ).toBe(0.666667);
    expect(parts(AGE, computeDistribution('outcome', 'gender')).efficiency).toBe(0.5);
    // A stage-stratified table that stands for a required column is useful once, not twice.
    const hard = (...actions: Action[]) =>
      episodeScore(act(begin(handMade('task_hard', ROWS)), ...actions)).breakdown.efficiency;
    expect([
      hard(computeDistribution('outcome', 'stage')),
      hard(computeDistribution('outcome', 'stage'), computeDistribution('outcome')),
    ]).toEqual([1, 1]);
  });

  verifies('score:coverage', () => {
    expect([0, 1, 2, 4].map((count) => parts(AGE, ...right(count)).coverage)).toEqual([0, 0.5, 1, 1]);
    expect(parts(AGE, ...right(2), ...wrong(1)).coverage).toBe(0.75);
  });

  verifies('score:weights', () => {
    // One of four found: 0.70 x 0.25 + 0.05 + 0.5 x (0.15 + 0.05) = 0.325.
    expect(score(AGE, ...right(1))).toBe(0.325);
    // Three right, one wrong of four: net 0.625, precision 0.75, efficiency 4/5.
    expect(score(AGE, ...right(3), ...wrong(1))).toBe(0.4375 + 0.05 + 0.15 * 0.75 + 0.05 * 0.8);
    expect(score(AGE)).toBe(0.05);
    expect(score(AGE, ...right(4))).toBe(0.95);
    expect(score(AGE, ...right(4), submitReport(OUT_OF_SCOPE))).toBe(0.96);
  });

  verifies('score:breakdown', () => {
    expect(Object.keys(parts(AGE))).toEqual([
      'recall',
      'net_recall',
      'precision',
      'workflow',
      'efficiency',
      'report',
      'coverage',
    ]);
  });

  verifies('score:clean-trial', () => {
    const clean = (...actions: Action[]) =>
      episodeScore(act(begin(handMade('task_easy', ROWS.slice(4).map(renamed))), ...actions));
    expect(clean(AGE, submitReport('')).breakdown).toEqual({
      recall: 1,
      net_recall: 1,
      precision: 1,
      workflow: 1,
      efficiency: 1,
      report: 0,
      coverage: 1,
    });
    expect(clean(AGE, submitReport('')).score).toBe(0.95);
    expect(clean(AGE).breakdown).toMatchObject({ net_recall: 0, precision: 0, coverage: 0 });
    const flagged = clean(AGE, flagRecord('invalid_age', 'P0001', 0), submitReport(''));
    expect(flagged.breakdown).toMatchObject({ net_recall: 0, precision: 0, coverage: 0 });
    expect(clean(AGE, flagRecord('invalid_age', 'P0099', 0), submitReport('')).score).toBe(0.05);
  });

  verifies('score:nothing-is-zero', () => {
    expect(score()).toBe(0);
    expect(score(submitReport('All is well.'))).toBe(0);
  });

  verifies('score:monotone', () => {
    for (const before of [[], wrong(1), wrong(4), [{ action_type: 'x' }]]) {
      const scores = [0, 1, 2, 3, 4].map((count) => score(AGE, ...before, ...right(count)));
      expect(scores).toEqual(scores.toSorted((a, b) => a - b));
      expect(scores.at(-1)).toBeGreaterThan(scores[0] ?? 1);
    }
  });
});

describe('the bounds of the score', () => {
  verifies('score:oracle-is-one', async () => {
    const environment = inProcessEnvironment();
    const seeds = [0, 1, 2, 3, 4, 5, 42, 20260402, 4294967295];
    const options = { observation_mode: 'paged', reward_mode: 'terminal', feedback_mode: 'blind' } as const;
    for (const task_id of TASK_IDS) {
      for (const seed of seeds) {
        const run = await runEpisode(oracle, environment, { task_id, seed, ...options });
        expect([task_id, seed, run.score, run.observation.feedback.match(/✗/)]).toEqual([
          task_id,
          seed,
          1,
          null,
        ]);
      }
    }
  });

  verifies(
    'score:weights',
    () => {
      // The bias is one violation like every other.
      const state = act(begin(handMade('task_hard', records({ age: 17 }, {}))), ...WORK.task_hard);
      expect(scoreOf(act(state, flagRecord('invalid_age', 'P0001', 1), flagSelectionBias(1)))).toBe(
        Math.round((0.7 * 0.5 + 0.05 + 0.15 * 0.5 + (0.05 * 9) / 10) * 1e6) / 1e6,
      );
    },
    'a false bias flag is a false positive',
  );
});

function renamed(row: (typeof ROWS)[number], index: number) {
  return { ...row, patient_id: `P${String(index + 1).padStart(4, '0')}` };
}
