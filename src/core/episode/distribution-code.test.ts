import { expect, it } from 'vitest';
import { COLUMNS } from '../model/patient.ts';
import { distributedStratum, distributedVariable, distributionCode } from './distribution-code.ts';

it('gives every column, whole or within any other, a code of its own that tells both', () => {
  const codes = new Set<number>();
  for (const variable of COLUMNS) {
    for (const stratum of [null, ...COLUMNS]) {
      const code = distributionCode(variable, stratum);
      codes.add(code);
      expect([distributedVariable(code), distributedStratum(code)]).toEqual([variable, stratum]);
    }
  }
  expect(codes.size).toBe(26 * 27);
});
