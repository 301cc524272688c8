import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_TYPES } from '../../core/model/vocabulary.ts';
import { memoryText } from './memory.ts';

const flag = fc.record({
  errorType: fc.constantFrom(...ERROR_TYPES),
  patientId: fc.constantFrom('P0001', 'P0720', null),
});

describe('the declared summary', () => {
  it('stays small, whatever was asked and however much was flagged', () => {
    const looks = fc.array(fc.string({ maxLength: 4_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(looks, fc.array(flag, { maxLength: 80 }), (evidence, flags) => {
        const text = memoryText({ evidence, flags, budgetLeft: 75, flaggingOpen: true });
        expect(text.length).toBeLessThan(4_000);
        expect(text).toContain('Steps left: 75.');
      }),
    );
  });

  it('holds what is short word for word, and says what it leaves out', () => {
    const memory = { flags: [], budgetLeft: 3, flaggingOpen: true };
    expect(memoryText({ ...memory, evidence: ['a', 'b'] })).toBe('a\nb\nNo flag so far.\nSteps left: 3.');
    const long = memoryText({ ...memory, evidence: Array.from({ length: 10 }, () => 'x'.repeat(5_000)) });
    expect(long).toContain(' (cut)\n');
    expect(long).toContain('7 more looks do not fit into this summary.');
  });
});
