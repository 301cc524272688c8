import { describe, expect, it } from 'vitest';
import type { Action } from '../model/action.ts';
import { BLIND, fix, flag, FLAG_BIAS, makeEpisode, play, PREPARED } from './fixture.test-support.ts';
import { step } from './step.ts';

const outcome = (before: readonly Action[], action: Action) =>
  step(play([...PREPARED, ...before]), action).outcome;

describe('propose_fix', () => {
  it('accepts the recorded delay for a window violation, and no invented one', () => {
    const flagged = [flag('P0003', 'protocol_window_violation')];
    const verdicts = ['37', '37 days', 'query_site', '21', '37.0', '37 Days', ''].map((value) =>
      outcome(flagged, fix('P0003', value)),
    );
    expect(verdicts.map((verdict) => verdict === 'fix_accepted')).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('accepts the recorded days to death for a temporal inconsistency', () => {
    const flagged = [flag('P0002', 'temporal_inconsistency')];
    expect(outcome(flagged, fix('P0002', '-3'))).toBe('fix_accepted');
    expect(outcome(flagged, fix('P0002', '-3 days'))).toBe('fix_accepted');
    expect(outcome(flagged, fix('P0002', '3'))).toBe('fix_refused');
  });

  it('has no number for a patient who is alive', () => {
    const flagged = [flag('P0001', 'temporal_inconsistency')];
    expect(outcome(flagged, fix('P0001', '0'))).toBe('fix_refused');
    expect(outcome(flagged, fix('P0001', 'query_site'))).toBe('fix_accepted');
  });

  it('judges by the type that was flagged, never by truth', () => {
    const wrong = [flag('P0005', 'protocol_window_violation')];
    expect(outcome(wrong, fix('P0005', '10'))).toBe('fix_accepted');
    expect(step(play([...PREPARED, ...wrong], makeEpisode(), BLIND), fix('P0005', '10')).outcome).toBe(
      'fix_accepted',
    );
  });

  it('goes to the first flag that waits, once per flag', () => {
    const flags = [flag('P0003', 'invalid_age'), flag('P0003', 'protocol_window_violation')];
    expect(outcome(flags, fix('P0003', '37'))).toBe('fix_refused');
    expect(outcome([...flags, fix('P0003', 'query_site')], fix('P0003', '37'))).toBe('fix_accepted');
    const both = [...flags, fix('P0003', 'query_site'), fix('P0003', 'query_site')];
    expect(outcome(both, fix('P0003', 'query_site'))).toBe('fix_refused');
  });

  it('has nothing to fix in the bias or in nobody', () => {
    expect(outcome([FLAG_BIAS], fix('P0001', 'query_site'))).toBe('fix_refused');
    expect(outcome([FLAG_BIAS], { action_type: 'propose_fix', proposed_value: 'query_site' })).toBe(
      'fix_refused',
    );
    expect(outcome([flag('P0001', 'invalid_age')], { action_type: 'propose_fix', patient_id: 'P0001' })).toBe(
      'fix_refused',
    );
  });
});
