import { describe, expect, it } from 'vitest';
import { generateEpisode, type Episode } from '../../core/generate/episode.ts';
import { allocateColumns, type Columns } from '../../core/dataset/dataset.ts';
import { STAGES } from '../../core/model/patient.ts';
import { audit } from '../../core/rules/audit.ts';
import { certifyEpisode, faultsOf } from './certify-episode.ts';

describe('certifying an episode', () => {
  it.each(['task_easy', 'task_medium', 'task_hard', 'train_small'] as const)(
    'finds no fault in the first seeds of %s',
    async (taskId) => {
      for (let seed = 0; seed < 5; seed++) {
        const { faults } = await certifyEpisode(taskId, seed);
        expect(faults, `seed ${seed}`).toEqual([]);
      }
    },
  );
});

const hard = generateEpisode({ task_id: 'task_hard', seed: 42 });

/** The episode with some values of its records changed, audited again so that labels and records agree. */
function withRecords(
  change: (columns: Columns, rows: (fits: (row: number) => boolean) => number[]) => void,
): Episode {
  const { dataset, protocol, task, truth } = hard;
  const columns = allocateColumns(dataset.size);
  for (const name of Object.keys(columns)) copyColumn(columns, dataset.columns, name);
  const everyRow = Array.from({ length: dataset.size }, (_, row) => row);
  change(columns, (fits) => everyRow.filter(fits));
  const changed = { ...dataset, columns };
  return {
    ...hard,
    dataset: changed,
    truth: { ...truth, audit: audit(changed, protocol.rules, task.errorTypes) },
  };
}

function copyColumn(to: Columns, from: Columns, name: string): void {
  if (!isColumn(to, name)) throw new Error(name);
  to[name].set(from[name]);
}

function isColumn(columns: Columns, name: string): name is keyof Columns {
  return name in columns;
}

const { rules } = hard.protocol;

/** One episode for each thing that can be wrong, and the sentence that must be said of it. */
const TAMPERED: readonly (readonly [what: string, episode: Episode, fault: RegExp])[] = [
  [
    'a label that no rule gives',
    {
      ...hard,
      truth: { ...hard.truth, audit: { ...hard.truth.audit, violations: new Uint8Array(720).fill(1, 0, 1) } },
    },
    /is a label without a violation/,
  ],
  [
    'a violation without a label',
    { ...hard, truth: { ...hard.truth, audit: { ...hard.truth.audit, violations: new Uint8Array(720) } } },
    /is a violation without a label/,
  ],
  [
    'a rule that the excerpt does not state',
    { ...hard, protocol: { ...hard.protocol, rules: { ...rules, age_max: rules.age_max + 1 } } },
    /the excerpt reads age_max as/,
  ],
  [
    'a task that audits less than the excerpt says',
    {
      ...hard,
      task: { ...hard.task, errorTypes: hard.task.errorTypes.filter((type) => type !== 'invalid_age') },
    },
    /the excerpt has the audit cover invalid_age, .* the task /,
  ],
  [
    'no record just below the minimum age',
    withRecords(({ age }, rows) =>
      rows((row) => age[row] === rules.age_min - 1).forEach((row) => (age[row] = rules.age_min - 2)),
    ),
    /boundary cell age min-1/,
  ],
  [
    'no death on the day of the first dose',
    withRecords(({ death, treatmentStart }, rows) =>
      rows((row) => death[row] === treatmentStart[row]).forEach(
        (row) => (death[row] = (death[row] ?? 0) + 1),
      ),
    ),
    /boundary cell death at start\+0/,
  ],
  [
    'a placeholder in every invalid age',
    withRecords(({ age }, rows) =>
      rows((row) => (age[row] ?? 0) < rules.age_min || (age[row] ?? 0) > rules.age_max).forEach(
        (row) => (age[row] = 999),
      ),
    ),
    /age errors look like placeholders/,
  ],
  [
    'one violation too many of a kind',
    withRecords(({ age }, rows) =>
      rows((row) => (age[row] ?? 0) === 60).forEach((row) => (age[row] = rules.age_max + 3)),
    ),
    /invalid_age, the task allows/,
  ],
  [
    'a trap that is a violation',
    withRecords(({ age }, rows) =>
      rows((row) => hard.truth.traps[row] === 1).forEach((row) => (age[row] = 17)),
    ),
    /the boundary_age trap is a violation/,
  ],
  [
    'the other bias mode',
    { ...hard, truth: { ...hard.truth, biasMode: 'true_bias' } },
    /the audit does not say what the mode/,
  ],
  [
    'deaths moved between stages',
    withRecords(({ arm, stage }, rows) =>
      rows((row) => arm[row] === 0 && stage[row] === 3).forEach((row) => (stage[row] = row % STAGES.length)),
    ),
    /gap of .* points above the threshold|the audit does not say/,
  ],
  [
    'two ethnicities of one size',
    withRecords(({ arm, ethnicity }, rows) =>
      rows((row) => arm[row] === 0).forEach((row, place) => (ethnicity[row] = place % 2)),
    ),
    /two ethnicities tie for the largest/,
  ],
  [
    'an ECOG status that no trial enrols',
    withRecords(({ ecog }) => ecog.fill(3, 0, 1)),
    /row 0: the ECOG status is above 2/,
  ],
  [
    'a pulse pressure that nobody has',
    withRecords(({ systolic, diastolic }) => diastolic.fill((systolic[0] ?? 0) - 5, 0, 1)),
    /row 0: the pulse pressure/,
  ],
  [
    'prostate cancer in a woman',
    withRecords(({ gender, tumor, histology }) => {
      gender[0] = 0;
      tumor[0] = 5;
      histology[0] = 8;
    }),
    /row 0: the tumor does not fit the sex/,
  ],
  [
    'an outcome without its date',
    withRecords(({ outcome }) => outcome.fill(1)),
    /the outcome does not agree with the death date/,
  ],
  [
    'a death after the data cut-off',
    withRecords(({ death, outcome }) => {
      outcome[0] = 1;
      death[0] = 60_000;
    }),
    /row 0: death after the data cut-off/,
  ],
  [
    'a treatment before enrollment',
    withRecords(({ enrollment }) => enrollment.fill(60_000, 0, 1)),
    /row 0: treatment starts before enrollment/,
  ],
  ['a budget that no audit fits', { ...hard, task: { ...hard.task, budget: 20 } }, /the oracle scores/],
];

describe('an episode that was tampered with', () => {
  it.each(TAMPERED)('%s is found', async (_, episode, fault) => {
    expect((await faultsOf(episode)).join('\n')).toMatch(fault);
  });
});
