import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlayCommand } from './play-command.ts';

const action = (line: string) => {
  const command = parsePlayCommand(line);
  return command.kind === 'action' ? command.action : command;
};

describe('the lines of a player', () => {
  it('become actions', () => {
    expect(action('investigate age')).toEqual({ action_type: 'investigate_pattern', variable: 'age' });
    expect(action('d outcome by stage')).toEqual({
      action_type: 'compute_distribution',
      variable: 'outcome',
      stratify_by: 'stage',
    });
    expect(action('f p42 window .95  too  late')).toEqual({
      action_type: 'flag_error',
      patient_id: 'P0042',
      error_type: 'protocol_window_violation',
      confidence: 0.95,
      reason: 'too late',
    });
    expect(action('flag bias')).toEqual({ action_type: 'flag_error', error_type: 'selection_bias' });
    expect(action('flag selection_bias because of the gap')).toMatchObject({ reason: 'because of the gap' });
    expect(action('fix P0042 27 days')).toEqual({
      action_type: 'propose_fix',
      patient_id: 'P0042',
      proposed_value: '27 days',
    });
  });

  it('become moves around the data', () => {
    expect(parsePlayCommand('read 40 10')).toEqual({ kind: 'read', offset: 39, limit: 10 });
    expect(parsePlayCommand('n')).toEqual({ kind: 'read', offset: null, limit: null });
    expect(parsePlayCommand('SHOW 7')).toEqual({ kind: 'show', patientId: 'P0007' });
    expect(parsePlayCommand('report All is well.')).toEqual({ kind: 'report', text: 'All is well.' });
    expect(parsePlayCommand('  ')).toEqual({ kind: 'nothing' });
  });

  it.each([
    'investigate',
    'distribution',
    'distribution age by nothing',
    'flag',
    'flag P0001',
    'flag P1 age 7',
    'fix P1',
    'read -1',
    'read 0',
    'read 1 51',
    'show',
    'dance',
  ])('are a mistake, and no action, when they make no sense: %s', (line) => {
    expect(parsePlayCommand(line).kind).toBe('wrong');
  });

  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'flag ', 'read ', 'fix ', 'd '),
        (text, verb) => {
          expect(parsePlayCommand(verb + text)).toHaveProperty('kind');
        },
      ),
    );
  });
});
