import { describe, expect, it } from 'vitest';
import { firstObservation, patientRecord } from '../testing/builders.ts';
import { collectPatients } from './records.ts';

describe('collecting the records of an episode', () => {
  it('takes them from the first observation where it carries them', () => {
    const rows = [patientRecord({ patient_id: 'P0001' }), patientRecord({ patient_id: 'P0002' })];
    expect(collectPatients(firstObservation({ dataset: rows })).next()).toEqual({ done: true, value: rows });
  });

  it('reads page by page until a page is not full', () => {
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

  it('stops when the environment answers with something else than a page', () => {
    const plan = collectPatients(firstObservation({ dataset: [] }));
    plan.next();
    expect(plan.next(firstObservation({ metadata: { outcome: 'read_limit' } }))).toEqual({
      done: true,
      value: [],
    });
  });
});
