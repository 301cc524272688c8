import { describe, expect, it } from 'vitest';
import type { Patient } from '../core/model/patient.ts';
import { RANKED_TASK_IDS } from '../core/model/vocabulary.ts';
import { inProcessEnvironment } from '../runner/in-process.ts';
import { MISREADINGS } from './ablated.ts';
import { readAsMeant, type Reading } from './auditor/reading.ts';
import { findViolations } from './auditor/record-rules.ts';

const SEEDS = 40;

describe(`misreadings on seeds 0 to ${SEEDS - 1}`, async () => {
  const environment = inProcessEnvironment();
  const episodes: { name: string; rows: readonly Patient[]; meant: Reading }[] = [];
  for (const task_id of RANKED_TASK_IDS) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const first = await environment.reset({ task_id, seed });
      episodes.push({ name: `${task_id} ${seed}`, rows: first.dataset, meant: readAsMeant(first) });
    }
  }

  const onRecords = MISREADINGS.filter(({ name }) => name !== 'ablated-crude-gap');
  it.each(onRecords)('$name errs in every episode where its rule is in force', ({ inForce, misread }) => {
    const concerned = episodes.filter(({ meant }) => inForce(meant));
    const unnoticed = concerned.filter(
      ({ rows, meant }) =>
        JSON.stringify(findViolations(rows, meant)) === JSON.stringify(findViolations(rows, misread(meant))),
    );
    expect(concerned.length).toBeGreaterThanOrEqual(SEEDS);
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });
});
