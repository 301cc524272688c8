import { describe, expect, it } from 'vitest';
import type { Action } from '../model/action.ts';
import {
  BLIND,
  distribution,
  fix,
  flag,
  FLAG_BIAS,
  INVESTIGATED,
  investigate,
  makeEpisode,
  play,
  PREPARED,
  report,
} from './fixture.test-support.ts';
import { observe } from './observe.ts';

const feedback = (...actions: readonly Action[]) => observe(play(actions)).feedback;

describe('feedback', () => {
  it('says at the start what is required before flagging', () => {
    expect(feedback()).toBe(
      [
        'The episode has started: 12 patients, 30 actions.',
        'Still to investigate before flagging: age, stage.',
        'Still to break down before flagging selection_bias: ethnicity, outcome.',
      ].join('\n'),
    );
  });

  it('shows a breakdown of the control arm, and no more work when none is left', () => {
    const whole = feedback(...INVESTIGATED, distribution('ethnicity'), distribution('outcome'));
    expect(whole).toMatch(/outcome/);
    expect(whole).toMatch(/survived.*\d/);
    expect(whole).not.toMatch(/Still to/);
    expect(feedback(...PREPARED, distribution('gender', 'stage'))).toMatch(/gender.*stage/);
  });

  it('says whether the report or the budget ended the episode', () => {
    expect(feedback(...INVESTIGATED, report())).toMatch(/\nThe episode is over: the report is in\./);
    const budget = Array.from({ length: 30 }, () => investigate('age'));
    expect(feedback(...budget)).toMatch(/\nThe episode is over: the budget is used up\./);
  });

  it('shows the table and what is left', () => {
    expect(feedback(...INVESTIGATED)).toBe(
      [
        'stage over all 12 patients: none missing.',
        'Counts: II: 11 (91.7 %); IV: 1 (8.3 %).',
        'Still to break down before flagging selection_bias: ethnicity, outcome.',
      ].join('\n'),
    );
    expect(feedback(investigate('age'), investigate('age'))).toMatch(
      /^Asked before\.\nage over all 12 patients/,
    );
  });

  it('gives the verdict on a flag, or takes it down', () => {
    const right = [...PREPARED, flag('P0001', 'invalid_age')];
    expect(feedback(...right)).toBe('✓ P0001, invalid_age: a violation.');
    expect(feedback(...PREPARED, flag('P0005', 'invalid_age'))).toBe(
      '✗ P0005, invalid_age: not a violation.',
    );
    expect(feedback(...right, flag('P0001', 'invalid_age'))).toBe(
      'Duplicate: P0001, invalid_age stands already.',
    );
    expect(observe(play(right, makeEpisode(), BLIND)).feedback).toBe('Flag recorded: P0001, invalid_age.');
  });

  it('says what is missing when it blocks', () => {
    expect(feedback(investigate('age'), report())).toBe(
      'Blocked: submit_report comes after these are investigated: stage.',
    );
    expect(feedback(...INVESTIGATED, FLAG_BIAS)).toBe(
      'Blocked: selection_bias cannot be flagged before these are broken down: ethnicity, outcome.',
    );
  });

  it('quotes what it does not know, cut and escaped', () => {
    expect(feedback({ action_type: 'x\n<b>' })).toContain(
      'Unknown action "x\\n<b>". Actions: investigate_pattern,',
    );
    expect(feedback(investigate('y'.repeat(900)))).toContain(
      `Unknown variable "${'y'.repeat(60)}...". Columns: patient_id,`,
    );
    expect(feedback({ action_type: 'investigate_pattern' })).toContain('Unknown variable (none given).');
    expect(feedback(...PREPARED, flag('P0099', 'invalid_age'))).toContain('Ids run from P0001 to P0012.');
    expect(feedback(...PREPARED, flag('P0001', 'typo'))).toContain(
      'In force: invalid_age, temporal_inconsistency,',
    );
  });

  it('tells a column that there is not from one that cannot be broken down', () => {
    expect(feedback(distribution('weight'))).toMatch(/^Unknown variable "weight"\. Columns: patient_id,/);
    expect(feedback(distribution('age', 'weight'))).toMatch(/^Unknown variable "weight"\. Columns: /);
    const refused = ': patient_id cannot be broken down, and a stratum must be another column.';
    expect(feedback(distribution('patient_id'))).toBe(`No breakdown by "patient_id"${refused}`);
    expect(feedback(distribution('age', 'age'))).toBe(`No breakdown by "age"${refused}`);
    expect(feedback(investigate('patient_id'))).toMatch(/^patient_id over all 12 patients/);
  });

  it('judges fixes', () => {
    const flagged = [...PREPARED, flag('P0001', 'invalid_age')];
    expect(feedback(...flagged, fix('P0001', 'query_site'))).toBe('Fix accepted for P0001, invalid_age.');
    expect(feedback(...flagged, fix('P0001', '18'))).toBe(
      'Fix refused for P0001, invalid_age: "18" is neither query_site nor a value that the record shows.',
    );
    expect(feedback(...flagged, fix('P0002', '18'))).toBe(
      'Fix refused: no flag of this patient is waiting for a fix.',
    );
  });

  it('tells the score when the episode ends, and again afterwards', () => {
    const end =
      'The episode is over: the report is in. Score 0.05 (net recall 0, precision 0, workflow 1, efficiency 1, report 0).';
    expect(feedback(...PREPARED, report()).split('\n')).toEqual([
      'Report received: 0 of 5 points. Sections: Protocol ✗, Root cause ✗, Risk ✗, Corrective action ✗, Fairness ✗.',
      end,
    ]);
    expect(feedback(...PREPARED, report(), investigate('age'))).toBe(`No action counts any more.\n${end}`);
  });

  it('names the rows that were read', () => {
    const read = (offset: number, limit: number): Action => ({ action_type: 'read_patients', offset, limit });
    expect(feedback(read(0, 5))).toBe('Rows 0 to 4 of 12.');
    expect(feedback(read(10, 5))).toBe('Rows 10 to 11 of 12.');
    expect(feedback(read(12, 5))).toBe('No rows: the dataset ends with row 11.');
  });
});
