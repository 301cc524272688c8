import { describe, expect, it } from 'vitest';
import { isoDate } from '../../random/calendar.ts';
import { Rng } from '../../random/rng.ts';
import { drawTrial, renderTitle, type TrialFacts } from './trial.ts';

const SEEDS = Array.from({ length: 2000 }, (_, seed) => seed);

function trialOf(seed: number): TrialFacts {
  return drawTrial(new Rng([seed, Math.imul(seed + 1, 0x9e3779b9), 0x7f4a7c15, 1]));
}

describe('drawTrial', () => {
  it('draws the same facts from the same stream', () => {
    expect(trialOf(7)).toEqual(trialOf(7));
    expect(trialOf(7)).not.toEqual(trialOf(8));
  });

  it('enrolls for 520 to 560 days between 2020 and 2024 and cuts data off 780 days later', () => {
    for (const seed of SEEDS) {
      const { enrollmentStart, enrollmentEnd, dataCutOff } = trialOf(seed);
      expect(isoDate(enrollmentStart) >= '2020-01-06').toBe(true);
      expect(isoDate(enrollmentEnd) <= '2024-12-31').toBe(true);
      expect(enrollmentEnd - enrollmentStart).toBeGreaterThanOrEqual(520);
      expect(enrollmentEnd - enrollmentStart).toBeLessThanOrEqual(560);
      expect(dataCutOff - enrollmentEnd).toBe(780);
    }
  });

  it('names a study drug and a comparator that are never the same', () => {
    for (const seed of SEEDS) {
      const { drug, comparator, protocolNumber } = trialOf(seed);
      expect(drug).toMatch(/^[A-Z][a-z]+(?:ciclib|limab|parib|rasib|tinib)$/);
      expect(comparator).toMatch(/^[A-Z][a-z]+(?:citabine|platin|rubicin|taxel)$/);
      expect(protocolNumber).toMatch(/^ONC-[1-9]\d{3}-III$/);
    }
  });
});

describe('renderTitle', () => {
  it('tells the trial by its public facts', () => {
    expect(
      renderTitle({
        protocolNumber: 'ONC-4821-III',
        platform: 'MERIDIAN',
        masking: 'Open-Label',
        drug: 'Quorveralimab',
        comparator: 'Ozmurasoplatin',
        enrollmentStart: 18_400,
        enrollmentEnd: 18_940,
        dataCutOff: 19_700,
      }),
    ).toBe(
      'MERIDIAN (ONC-4821-III): A Phase III, Randomized, Open-Label Platform Trial of Quorveralimab Versus Ozmurasoplatin in Patients With Solid Tumors',
    );
  });
});
