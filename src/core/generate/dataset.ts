import { allocateColumns, type Dataset } from '../dataset/dataset.ts';
import { SITES } from '../dataset/sites.ts';
import { RULE_COLUMNS } from '../model/patient.ts';
import { weightedTable } from '../random/sample.ts';
import type { Streams } from '../random/streams.ts';
import type { Blueprint } from './blueprint.ts';
import { ageSampler } from './cohort/age.ts';
import { drawEthnicMix } from './cohort/arms.ts';
import { ensurePools } from './cohort/ensure-pools.ts';
import { fillArms } from './cohort/fill-arms.ts';
import { fillNoise } from './cohort/noise.ts';
import { fillSites } from './cohort/sites.ts';
import { fillTimeline } from './cohort/timeline.ts';
import { plant } from './plant/plant.ts';

/** Comorbidity index 0 to 9, by weight of 64. */
const COMORBIDITY = weightedTable([9, 11, 11, 10, 8, 6, 4, 3, 1, 1]);

/**
 * Generates the records of an episode: a cohort between the tails, which is valid throughout, then the tails and what
 * else was planned. The rules decide which of it is tagged as a trap, and no value; which of it is a violation is for
 * `audit` to say.
 * @returns the dataset and the planted traps, one byte a row as in Truth
 */
export function generateDataset(
  streams: Streams,
  blueprint: Blueprint,
): { dataset: Dataset; traps: Uint8Array } {
  const { task, rules, tails, trial } = blueprint;
  const columns = allocateColumns(task.patients);
  const cohort = streams.stream('cohort');
  const mix = drawEthnicMix(cohort);
  const isOutreach = fillArms(cohort, columns, blueprint, mix);
  const nextAge = ageSampler(cohort, ...tails.ages.inner);
  for (let row = 0; row < task.patients; row++) {
    columns.age[row] = nextAge();
    columns.comorbidity[row] = COMORBIDITY[cohort.below(COMORBIDITY.length)] ?? 0;
  }
  ensurePools(cohort, columns, blueprint);
  fillTimeline(
    streams.stream('timeline'),
    columns,
    task.patients,
    tails.delays,
    trial.enrollmentStart,
    trial.enrollmentEnd,
  );
  const traps = plant(streams.stream('plant'), columns, blueprint, mix);
  const outreach = SITES.flatMap((site, code) => (rules.high_risk_sites?.includes(site.name) ? [code] : []));
  fillSites(streams.stream('sites'), columns, task.patients, outreach, isOutreach);
  fillNoise(streams.stream('noise'), columns, task.patients);
  const names = [...RULE_COLUMNS, ...task.noiseColumns];
  const dataset = { size: task.patients, columns, names, drugs: [trial.comparator, trial.drug] as const };
  return { dataset, traps };
}
