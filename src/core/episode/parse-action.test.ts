import { describe, expect, it } from 'vitest';
import { parseAction } from './parse-action.ts';

const refusal = (message: unknown): string => {
  const parsed = parseAction(message);
  if (parsed.ok) throw new Error('accepted');
  return parsed.message;
};

describe('parseAction', () => {
  it('takes a move of the game, sensible or not', () => {
    expect(parseAction({ action_type: 'flag_error', patient_id: 'P0001', confidence: 0.9 })).toEqual({
      ok: true,
      action: { action_type: 'flag_error', patient_id: 'P0001', confidence: 0.9 },
    });
    expect(parseAction({ action_type: 'dance' }).ok).toBe(true);
  });

  it.each<[string, unknown]>([
    ['action: expected an object', null],
    ['action: expected an object', []],
    ['action: expected an object', 'flag_error'],
    ['action_type: expected string (one of investigate_pattern,', {}],
    ['variable: expected string', { action_type: 'x', variable: 5 }],
    ['variable: expected string', { action_type: 'x', variable: null }],
    ['variable: expected at most 1000 characters', { action_type: 'x', variable: 'y'.repeat(1001) }],
    ['confidence: expected at most 1 (probability', { action_type: 'x', confidence: 1.5 }],
    ['confidence: expected at least 0', { action_type: 'x', confidence: -0.1 }],
    ['confidence: expected number', { action_type: 'x', confidence: Number.NaN }],
    ['confidence: expected number', { action_type: 'x', confidence: 1n }],
    ['limit: expected at most 50', { action_type: 'x', limit: 51 }],
    ['limit: expected a whole number', { action_type: 'x', limit: 1.5 }],
    ['offset: expected at least 0', { action_type: 'x', offset: -1 }],
    [
      '"color" is not a field of an action; allowed: action_type, variable,',
      { action_type: 'x', color: 'red' },
    ],
    ['"__proto__" is not a field', JSON.parse('{"action_type":"x","__proto__":{"variable":"age"}}')],
  ])('says %s', (text, message) => {
    expect(refusal(message)).toContain(text);
  });

  it('keeps a long name out of the answer', () => {
    expect(refusal({ action_type: 'x', ['z'.repeat(5000)]: 1 }).length).toBeLessThan(400);
  });

  it('survives what no JSON can be', () => {
    const cycle: Record<string, unknown> = { action_type: 'x' };
    cycle['metadata'] = { cycle };
    expect(parseAction(cycle).ok).toBe(true);
    const trap = {
      get action_type(): string {
        throw new Error('no');
      },
    };
    expect(refusal(trap)).toBe('action: the message cannot be read');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(refusal(proxy)).toContain('action: ');
    expect(refusal(Symbol('x'))).toContain('action: expected an object');
    expect(refusal(() => 'x')).toContain('action: expected an object');
  });
});
