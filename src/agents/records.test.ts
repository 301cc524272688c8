import { describe, expect, it } from 'vitest';
import { firstObservation, patientRecord } from '../testing/builders.ts';
import { collectPatients } from './records.ts';

describe('collecting the records of an episode', () => {
  it('takes them from the first observation where it carries them', () => {
    const rows = [patientRecord({ patient_id: 'P0001' }), patientRecord({ patient_id: 'P0002' })];
    expect(collectPatients(firstObservation({ dataset: rows })).next()).toEqual({ done: true, value: rows });
  });

  it('reads page by page to the last row', () => {
    const rows = Array.from({ length: 120 }, (_, i) => patientRecord({ patient_id: `P0${i + 100}` }));
    const plan = collectPatients(firstObservation({ dataset: [] }));
    const offsets: unknown[] = [];
    let next = plan.next();
    while (!next.done) {
      const { offset = 0, limit = 0 } = next.value;
      offsets.push(offset);
      const page = { offset, total: rows.length, patients: rows.slice(offset, offset + limit) };
      next = plan.next(firstObservation({ metadata: { result: page } }));
    }
    expect(offsets).toEqual([0, 50, 100]);
    expect(next.value).toEqual(rows);
  });

  it('fails rather than take a part for the whole', () => {
    const plan = collectPatients(firstObservation({ dataset: [] }));
    plan.next();
    expect(() => plan.next(firstObservation({ metadata: { outcome: 'read_limit' } }))).toThrow('read_limit');
  });

  it('reads no more than it is asked for', () => {
    const plan = collectPatients(firstObservation({ dataset: [] }), 1);
    expect(plan.next().value).toMatchObject({ offset: 0, limit: 1 });
    const page = { offset: 0, total: 120, patients: [patientRecord()] };
    expect(plan.next(firstObservation({ metadata: { result: page } }))).toEqual({
      done: true,
      value: [patientRecord()],
    });
  });
});
