import { describe, expect } from 'vitest';
import {
  computeDistribution,
  flagRecord,
  flagSelectionBias,
  investigatePattern,
  querySite,
  readPatients,
  submitReport,
} from '../../src/agents/index.ts';
import {
  episodeScore,
  labelsOf,
  observe,
  parseAction,
  publicState,
  step,
  toRows,
  type Action,
} from '../../src/core/index.ts';
import { inProcessEnvironment } from '../../src/runner/index.ts';
import { cohort, handMade, records } from '../support/hand-made.ts';
import { act, answer, begin, BLIND, episodeOf, outcome, ownRewards, WORK } from '../support/play.ts';
import { verifies } from '../verifies.ts';

const AGE = investigatePattern('age');
/** P0001 and P0002 break the age rule, P0003 is valid. */
const easy = () => handMade('task_easy', records({ age: 17 }, { age: null }, { age: 18 }, {}));
const hard = () =>
  handMade(
    'task_hard',
    records(
      { age: 17 },
      { outcome: 'deceased', death_date: '2022-03-08' },
      { treatment_start: '2022-03-28' },
      { age: 82, treatment_start: '2022-03-28' },
      { group: 'treatment' },
    ),
  );

describe('steps', () => {
  verifies('episode:reset', async () => {
    const environment = inProcessEnvironment();
    const first = await environment.reset({ task_id: 'task_easy', seed: 3 });
    expect([first.done, first.reward, first.attempts_remaining, first.phase]).toEqual([
      false,
      0,
      25,
      'investigation',
    ]);
    expect(first.dataset).toHaveLength(300);
    expect((await environment.state()).step_count).toBe(0);
  });

  verifies('episode:step-costs-one', () => {
    let state = begin(easy());
    const moves: Action[] = [
      AGE,
      AGE,
      computeDistribution('gender'),
      flagRecord('invalid_age', 'P0001', 1),
      querySite('P0001'),
      { action_type: 'nothing' },
      investigatePattern('bmi'),
    ];
    for (const [index, move] of moves.entries()) {
      state = act(state, move);
      expect(observe(state).attempts_remaining).toBe(25 - index - 1);
      expect(observe(act(state, readPatients(0))).attempts_remaining).toBe(25 - index - 1);
    }
  });

  verifies('episode:total', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ task_id: 'task_easy', seed: 3 });
    const messages: unknown[] = [
      null,
      undefined,
      [],
      7,
      'submit',
      { action_type: '__proto__' },
      { a: 1 },
      {},
    ];
    for (const message of messages) await expect(environment.step(message)).resolves.toBeDefined();
  });

  verifies('episode:ill-typed-is-free', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ task_id: 'task_easy', seed: 3 });
    const before = await environment.state();
    const refused: unknown[] = [
      null,
      'investigate_pattern',
      [AGE],
      {},
      { action_type: 5 },
      { action_type: 'investigate_pattern', variable: 5 },
      { action_type: 'flag_error', patient_id: ['P0001'] },
      { action_type: 'submit_report', report: null },
      { action_type: 'investigate_pattern', variable: 'age', urgent: true },
      { action_type: 'read_patients', limit: 51 },
      { action_type: 'read_patients', offset: -1 },
      { action_type: 'read_patients', offset: 0.5 },
    ];
    for (const message of refused) expect(await environment.step(message)).toMatchObject({ refused: true });
    expect(await environment.state()).toEqual(before);
  });

  verifies('episode:nonsense-costs', () => {
    const opened = act(begin(easy()), AGE);
    const nonsense: Action[] = [
      { action_type: 'delete_patient' },
      { action_type: 'investigate_pattern', variable: 'weight' },
      { action_type: 'investigate_pattern' },
      { action_type: 'compute_distribution', variable: 'patient_id' },
      { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0099' },
      { action_type: 'flag_error', error_type: 'invalid_weight', patient_id: 'P0001' },
    ];
    for (const action of nonsense) {
      const { state, reward } = step(opened, action);
      expect([state.steps, reward < 0]).toEqual([2, true]);
    }
  });

  verifies('episode:check-order', () => {
    const closed = begin(easy());
    expect(outcome(closed, { action_type: 'x' })).toBe('unknown_action');
    expect(outcome(closed, flagRecord('invalid_age', 'P0099', 1))).toBe('blocked_phase');
    expect(outcome(closed, { action_type: 'flag_error', error_type: 'x' })).toBe('blocked_phase');
    const opened = act(closed, AGE);
    expect(outcome(opened, { action_type: 'flag_error', error_type: 'x' })).toBe('unknown_error_type');
    expect(outcome(opened, flagRecord('invalid_age', 'P0099', 1))).toBe('unknown_patient');
    const wrong = flagRecord('invalid_age', 'P0003', 1);
    expect([outcome(opened, wrong), outcome(opened, wrong, wrong)]).toEqual([
      'flag_false_positive',
      'flag_duplicate',
    ]);
    const over = act(opened, submitReport(''));
    for (const action of [
      { action_type: 'x' },
      wrong,
      flagRecord('invalid_age', 'P0099', 1),
      readPatients(0),
    ])
      expect(outcome(over, action)).toBe('episode_over');
  });
});

describe('the end', () => {
  verifies('episode:ends-with-report', () => {
    const seen = answer(begin(easy()), AGE, submitReport('Done.'));
    expect([seen.done, seen.metadata['end']]).toEqual([true, 'report']);
  });

  verifies('episode:ends-with-budget', () => {
    let state = begin(easy());
    for (let taken = 1; taken <= 25; taken++) {
      state = act(state, AGE);
      expect(observe(state).done).toBe(taken === 25);
    }
    expect(observe(state).metadata['end']).toBe('budget');
    expect(observe(state).attempts_remaining).toBe(0);
  });

  verifies('episode:done-is-final', () => {
    const budget = Array.from({ length: 24 }, () => AGE);
    for (const ending of [[submitReport('')], budget]) {
      const over = act(begin(easy()), AGE, ...ending);
      const before = [
        JSON.stringify(publicState(over)),
        episodeScore(over).score,
        JSON.stringify(over.flags),
      ];
      for (const action of [
        flagRecord('invalid_age', 'P0001', 1),
        AGE,
        computeDistribution('stage'),
        querySite('P0001'),
        submitReport('Once more.'),
        readPatients(0),
        { action_type: 'x' },
      ]) {
        const { state, reward } = step(over, action);
        const seen = observe(state);
        expect([reward, seen.done, seen.reward, seen.score_so_far]).toEqual([0, true, 0, before[1]]);
        expect(seen.feedback).toMatch(/over/);
        expect([
          JSON.stringify(publicState(state)),
          episodeScore(state).score,
          JSON.stringify(state.flags),
        ]).toEqual(before);
      }
    }
  });
});

describe('investigations and distributions', () => {
  verifies('investigate:summary', () => {
    const rows = records(
      { age: 17 },
      { age: null, group: 'treatment' },
      { age: 80 },
      { age: 60, group: 'treatment' },
    );
    const seen = answer(begin(handMade('task_easy', rows)), AGE);
    expect(seen.metadata['result']).toMatchObject({
      column: 'age',
      patients: 4,
      missing: 1,
      range: { minimum: 17, median: 60, maximum: 80 },
    });
    const other = handMade('task_easy', rows, { rules: { age_min: 50, age_max: 55 } });
    expect(answer(begin(other), AGE).feedback).toBe(seen.feedback);
  });

  verifies('distribution:control-arm', () => {
    const episode = handMade(
      'task_hard',
      cohort(
        { ethnicity: 'White', stage: 'I', patients: 6, deaths: 2, males: 3 },
        { ethnicity: 'Black', stage: 'II', patients: 4, deaths: 3, males: 1 },
        { ethnicity: 'Asian', stage: 'IV', patients: 9, deaths: 9, group: 'treatment' },
      ),
    );
    expect(answer(begin(episode), computeDistribution('ethnicity')).metadata['result']).toMatchObject({
      arm: 'control',
      patients: 10,
      deaths: 5,
      groups: [
        { value: 'White', patients: 6, deaths: 2, mortality_pct: 33.3 },
        { value: 'Black', patients: 4, deaths: 3, mortality_pct: 75 },
      ],
    });
    expect(answer(begin(episode), computeDistribution('gender', 'stage')).metadata['result']).toMatchObject({
      strata: [
        { stratum: 'I', patients: 6, deaths: 2 },
        { stratum: 'II', patients: 4, deaths: 3 },
      ],
    });
  });

  verifies('distribution:strata', () => {
    const start = begin(hard());
    const plain = computeDistribution('ethnicity');
    const byStage = computeDistribution('ethnicity', 'stage');
    expect(outcome(start, plain, byStage)).toBe('distributed');
    expect(outcome(start, byStage, plain)).toBe('distributed');
    expect(outcome(start, byStage, byStage)).toBe('distributed_again');
    expect(ownRewards(start, plain, byStage)).toEqual([0.04, 0]);
    expect(ownRewards(start, byStage, plain)).toEqual([0.04, 0]);
    // Either way it opens the flag of the bias, and the table by stage comes only when it is asked for.
    const work = [...WORK.task_hard.filter((action) => action.variable !== 'ethnicity'), byStage];
    expect(outcome(start, ...work, flagSelectionBias(1))).not.toBe('blocked_phase');
    expect(JSON.stringify(answer(start, plain))).not.toContain('"stratum"');
    const efficiency = (...actions: Action[]) => episodeScore(act(start, ...actions)).breakdown.efficiency;
    expect([efficiency(plain), efficiency(plain, byStage), efficiency(plain, byStage, byStage)]).toEqual([
      1, 1, 0.666667,
    ]);
  });
});

describe('flags', () => {
  verifies('flag:bias-ignores-patient', () => {
    const opened = act(begin(hard()), ...WORK.task_hard);
    const one: Action = { action_type: 'flag_error', error_type: 'selection_bias', patient_id: 'P0001' };
    const other: Action = { action_type: 'flag_error', error_type: 'selection_bias', patient_id: 'nobody' };
    expect([outcome(opened, one), outcome(opened, other)]).toEqual([
      'flag_false_positive',
      'flag_false_positive',
    ]);
    expect(outcome(opened, one, other)).toBe('flag_duplicate');
    expect(outcome(opened, one, flagSelectionBias(1))).toBe('flag_duplicate');
  });

  verifies('flag:once-per-type', () => {
    const opened = act(begin(hard()), ...WORK.task_hard);
    const both = [flagRecord('invalid_age', 'P0004', 1), flagRecord('protocol_window_violation', 'P0004', 1)];
    expect(both.map((action) => outcome(opened, action))).toEqual(['flag_correct', 'flag_correct']);
    expect(outcome(opened, ...both)).toBe('flag_correct');
    for (const again of both) expect(outcome(opened, ...both, again)).toBe('flag_duplicate');
  });

  verifies('flag:type-not-in-force', () => {
    const opened = act(begin(easy()), AGE);
    const types = [
      'temporal_inconsistency',
      'selection_bias',
      'invalid_ages',
      'Invalid_Age',
      '',
      '__proto__',
    ];
    for (const error_type of types)
      expect(outcome(opened, { action_type: 'flag_error', patient_id: 'P0001', error_type })).toBe(
        'unknown_error_type',
      );
    expect(outcome(opened, { action_type: 'flag_error', patient_id: 'P0001' })).toBe('unknown_error_type');
  });

  verifies('flag:confidence-range', () => {
    const said = (confidence: unknown) =>
      parseAction({ action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001', confidence })
        .ok;
    expect([0, 0.5, 1].map(said)).toEqual([true, true, true]);
    for (const confidence of [-0.001, 1.001, Number.NaN, Infinity, '0.5', null])
      expect(said(confidence)).toBe(false);
  });
});

describe('fixes', () => {
  const flags = [
    flagRecord('invalid_age', 'P0001', 1),
    flagRecord('temporal_inconsistency', 'P0002', 1),
    flagRecord('protocol_window_violation', 'P0003', 1),
  ];
  const opened = () => act(begin(hard()), ...WORK.task_hard, ...flags);
  const fix = (patient_id: string, proposed_value?: string): Action => ({
    action_type: 'propose_fix',
    patient_id,
    ...(proposed_value === undefined ? {} : { proposed_value }),
  });

  verifies('fix:query-site', () => {
    for (const id of ['P0001', 'P0002', 'P0003'])
      expect(outcome(opened(), querySite(id))).toBe('fix_accepted');
    expect(outcome(opened(), querySite('P0001'), querySite('P0001'))).toBe('fix_refused');
    for (const id of ['P0005', 'P0099', '__proto__'])
      expect(outcome(opened(), querySite(id))).toBe('fix_refused');
    const twice = [
      ...WORK.task_hard,
      flagRecord('invalid_age', 'P0004', 1),
      flagRecord('protocol_window_violation', 'P0004', 1),
    ];
    const asked = act(begin(hard()), ...twice, querySite('P0004'));
    expect(outcome(asked, querySite('P0004'))).toBe('fix_accepted');
    expect(outcome(asked, querySite('P0004'), querySite('P0004'))).toBe('fix_refused');
  });

  verifies('fix:derivable', () => {
    const accepted = ([id, value]: readonly [string, string?]) =>
      outcome(opened(), fix(id, value)) === 'fix_accepted';
    const derivable = [
      ['P0003', '27'],
      ['P0003', '27 days'],
      ['P0002', '-3'],
      ['P0002', '-3 days'],
    ] as const;
    expect(derivable.map(accepted)).toEqual([true, true, true, true]);
    const invented = [
      ['P0001', '17'],
      ['P0001', '18'],
      ['P0003', '26'],
      ['P0003', '28'],
      ['P0003', '27.0'],
      ['P0003', '-3'],
      ['P0002', '3'],
      ['P0002', '7'],
      ['P0003', 'Query_Site'],
      ['P0003', ''],
      ['P0003'],
    ] as const;
    expect(invented.filter(accepted)).toEqual([]);
    // A wrong flag's fix is judged by its type all the same.
    const wrong = act(begin(hard()), ...WORK.task_hard, flagRecord('protocol_window_violation', 'P0005', 1));
    expect([outcome(wrong, fix('P0005', '10')), outcome(wrong, fix('P0005', '11'))]).toEqual([
      'fix_accepted',
      'fix_refused',
    ]);
  });
});

describe('reads', () => {
  verifies('read:rows', () => {
    const episode = episodeOf('task_medium', 4);
    const rows = toRows(episode.dataset);
    const start = begin(episode, BLIND);
    for (const [offset, limit] of [
      [0, 50],
      [50, 50],
      [470, 50],
      [7, 1],
      [480, 50],
      [100_000, 2],
    ] as const) {
      const seen = answer(start, readPatients(offset, limit));
      expect(seen.metadata['result']).toMatchObject({
        total: 480,
        patients: rows.slice(offset, offset + limit),
      });
      expect([seen.reward, seen.attempts_remaining, seen.done]).toEqual([0, 50, false]);
    }
    expect(answer(start, { action_type: 'read_patients' }).metadata['result']).toMatchObject({
      patients: rows.slice(0, 50),
    });
    expect(parseAction(readPatients(0, 51)).ok).toBe(false);
  });

  verifies('read:limit', () => {
    let state = begin(easy());
    for (let reads = 1; reads <= 1_000; reads++) state = act(state, readPatients(0, 1));
    expect([outcome(begin(easy()), readPatients(0, 1)), observe(state).metadata['outcome']]).toEqual([
      'read',
      'read',
    ]);
    expect(outcome(state, readPatients(0, 1))).toBe('read_limit');
    expect(outcome(state, AGE)).toBe('investigated');
  });
});

describe('phases', () => {
  verifies('phase:flag-blocked-before-investigations', () => {
    const start = begin(hard());
    const investigations = WORK.task_hard.slice(0, 5);
    for (let done = 0; done < 5; done++) {
      const some = act(start, ...investigations.slice(0, done));
      expect(observe(some).phase).toBe('investigation');
      expect(outcome(some, flagRecord('invalid_age', 'P0001', 1))).toBe('blocked_phase');
    }
    const all = act(start, ...investigations);
    expect([observe(all).phase, outcome(all, flagRecord('invalid_age', 'P0001', 1))]).toEqual([
      'flagging',
      'flag_correct',
    ]);
  });

  verifies('phase:report-blocked-before-investigations', () => {
    const blocked = answer(begin(easy()), submitReport('All is well.'));
    expect([blocked.metadata['outcome'], blocked.done]).toEqual(['blocked_phase', false]);
  });

  verifies('phase:bias-blocked-before-distributions', () => {
    const investigated = act(begin(hard()), ...WORK.task_hard.slice(0, 5));
    const distributions = WORK.task_hard.slice(5);
    for (let done = 0; done < 3; done++)
      expect(outcome(investigated, ...distributions.slice(0, done), flagSelectionBias(1))).toBe(
        'blocked_phase',
      );
    expect(outcome(investigated, ...distributions, flagSelectionBias(1))).toBe('flag_false_positive');
    expect(outcome(investigated, flagRecord('invalid_age', 'P0001', 1))).toBe('flag_correct');
  });

  verifies('phase:report-needs-no-flag', () => {
    const clean = episodeOf('task_medium', 2, { prevalence: 0 });
    expect(Object.keys(labelsOf(clean).violations)).toEqual([]);
    expect(outcome(begin(clean), ...WORK.task_medium, submitReport('Clean.'))).toBe('reported');
  });
});
