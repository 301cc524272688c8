import { describe, expect, it } from 'vitest';
import { fromRows } from '../dataset/from-rows.ts';
import { SITES } from '../dataset/sites.ts';
import { patient } from '../dataset/patient.test-support.ts';
import { distribute } from './distribution.ts';
import { summarizeColumn } from './summary.ts';
import { distributionText, summaryText } from './text.ts';

const dataset = fromRows([
  patient(0, { age: 17 }),
  patient(1, { age: null, stage: 'IV', treatment_start: '2022-03-29' }),
  patient(2, { outcome: 'deceased', death_date: '2022-03-08' }),
]);

describe('summaryText', () => {
  it('says what a data manager looks at first', () => {
    expect(summaryText(summarizeColumn(dataset, 'age'))).toBe(
      [
        'age over all 3 patients: 1 missing.',
        'Range: 17 to 60, median 17, quartiles 17 and 60.',
        'Counts: 10 to 19: 1 (33.3 %); 60 to 69: 1 (33.3 %); missing: 1 (33.3 %).',
      ].join('\n'),
    );
  });

  it('adds the delays to the enrollment date, with a line for each stage that has patients', () => {
    expect(summaryText(summarizeColumn(dataset, 'enrollment_date')).split('\n').slice(3)).toEqual([
      'Interval from enrollment_date to treatment_start in days, 3 patients with both dates: 10 to 28, median 10, quartiles 10 and 28.',
      'Counts by interval: 7 to 13: 2 (66.7 %); 28 to 34: 1 (33.3 %).',
      '  Stage II (2): 10 to 10, median 10, quartiles 10 and 10',
      '  Stage IV (1): 28 to 28, median 28, quartiles 28 and 28',
    ]);
  });

  it('says that identifiers are identifiers', () => {
    expect(summaryText(summarizeColumn(dataset, 'patient_id'))).toContain('an identifier of their own');
  });
});

describe('distributionText', () => {
  it('writes one line a value', () => {
    expect(distributionText(distribute(dataset, 'stage', null))).toBe(
      [
        'Control arm by stage: patients 3, deaths 1, mortality 33.3 %',
        'II: share 66.7 %, patients 2, deaths 1, mortality 50 %',
        'IV: share 33.3 %, patients 1, deaths 0, mortality 0 %',
      ].join('\n'),
    );
  });

  it('sets the values of a stratum off', () => {
    expect(distributionText(distribute(dataset, 'gender', 'stage')).split('\n')).toEqual([
      'Control arm by gender within each stage: patients 3, deaths 1, mortality 33.3 %',
      'stage II: patients 2, deaths 1, mortality 50 %',
      '  F: share 100 %, patients 2, deaths 1, mortality 50 %',
      'stage IV: patients 1, deaths 0, mortality 0 %',
      '  F: share 100 %, patients 1, deaths 0, mortality 0 %',
    ]);
  });

  it('cuts a long table and says so', () => {
    const wide = fromRows(
      Array.from({ length: 62 }, (_, row) => {
        const { name, country } = SITES[row % 31] ?? { name: '', country: '' };
        return patient(row, { treatment_site: name, country });
      }),
    );
    const lines = distributionText(distribute(wide, 'gender', 'treatment_site')).split('\n');
    expect(lines).toHaveLength(62);
    expect(lines.at(-1)).toBe('... and 2 more lines in the structured result');
  });
});
