import { describe, expect, it } from 'vitest';
import { parseAction } from '../episode/parse-action.ts';
import { ACTION_TYPES } from './action.ts';
import { TOOLS } from './tool.ts';

describe('the tools of the game', () => {
  it('are the six actions and read_protocol', () => {
    expect(TOOLS.map(({ name }) => name).toSorted()).toEqual([...ACTION_TYPES, 'read_protocol'].toSorted());
  });

  it('never have a name that a trainer keeps for itself', () => {
    for (const { name } of TOOLS) expect(['reset', 'step', 'state', 'close']).not.toContain(name);
  });

  it('take arguments that make a well-typed action with the name of the tool', () => {
    const said = {
      variable: 'age',
      stratify_by: 'stage',
      error_type: 'invalid_age',
      patient_id: 'P0001',
      reason: 'too young',
      confidence: 1,
      proposed_value: 'query_site',
      report: 'Done.',
      offset: 0,
      limit: 50,
    };
    for (const { name, input } of TOOLS) {
      const keys = Object.keys(input.shape);
      const call = Object.fromEntries(Object.entries(said).filter(([key]) => keys.includes(key)));
      expect(Object.keys(call).toSorted()).toEqual(keys.toSorted());
      expect(input.safeParse(call).success).toBe(true);
      expect(parseAction({ ...call, action_type: name }).ok).toBe(true);
    }
  });
});
