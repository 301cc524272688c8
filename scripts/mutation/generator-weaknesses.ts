import type { Weakness } from './weakness.ts';

const SECRECY = ['test/scenarios/secrecy.test.ts'];
const PLANTED = ['test/scenarios/planted.test.ts'];
const BIAS = ['test/scenarios/bias.test.ts'];
const COHERENCE = ['test/coherence.test.ts'];
const LIMITS = ['src/core/generate/limits'];
const LADDER = ['src/core/generate/bias'];

/** Ways in which generated episodes gave their answers away or were impossible, planted on purpose. */
export const GENERATOR_WEAKNESSES: readonly Weakness[] = [
  {
    name: 'the title derives from the label',
    file: 'src/core/generate/episode.ts',
    find: 'title: renderTitle(trial)',
    replace:
      "title: renderTitle({ ...trial, protocolNumber: `ONC-${trial.protocolNumber.length + (bias?.mode === 'true_bias' ? 1000 : 2000)}-III` })",
    tests: ['test/scenarios/protocol.test.ts'],
  },
  {
    name: 'the label is the parity of the seed',
    file: 'src/core/generate/episode.ts',
    find: '? drawBiasCase(streams, ',
    replace:
      "? drawBiasCase({ stream: (name) => name === 'bias mode' ? Object.assign(streams.stream(name), { below: () => (source.seed ?? 0) % 2 }) : streams.stream(name) }, ",
    tests: BIAS,
  },
  {
    name: 'a sealed key is cut to 32 bits',
    file: 'src/core/random/streams.ts',
    find: 'hmac(sha256, key,',
    replace: 'hmac(sha256, key.slice(0, 4),',
    tests: SECRECY,
  },
  {
    name: 'sentinels betray the age errors',
    file: 'src/core/generate/limits/ages.ts',
    find: 'const SENTINEL_PERCENT = 15;',
    replace: 'const SENTINEL_PERCENT = 60;',
    tests: PLANTED,
  },
  {
    name: 'an age boundary is not planted',
    file: 'src/core/generate/limits/ages.ts',
    find: 'side.below(2) === 0 ? [shape.few, shape.many] : [shape.many, shape.few];',
    replace: 'side.below(2) === 0 ? [0, shape.many] : [shape.many, shape.few];',
    tests: PLANTED,
  },
  {
    name: 'no death is planted on the day before treatment start',
    file: 'src/core/generate/plant/deaths.ts',
    find: 'cellOr([-1], i,',
    replace: 'cellOr([-2], i,',
    tests: PLANTED,
  },
  {
    name: 'no death is planted on the day of treatment start',
    file: 'src/core/generate/plant/deaths.ts',
    find: 'cellOr([0, 1, 2, 3], i, () => ground.rng.below(4))',
    replace: '1 + ground.rng.below(3)',
    tests: PLANTED,
  },
  {
    name: 'a trap is a violation',
    file: 'src/core/generate/plant/tails.ts',
    find: 'within >= 0 && within < near',
    replace: 'within >= -1 && within < near',
    tests: PLANTED,
  },
  {
    name: 'no exception lies exactly at the comorbidity threshold',
    file: 'src/core/generate/plant/delays.ts',
    find: 'columns.comorbidity[row] = tails.comorbidity.low;',
    replace: 'columns.comorbidity[row] = 0;',
    tests: PLANTED,
  },
  {
    name: 'long delays betray the window violations',
    file: 'src/core/generate/cohort/timeline.ts',
    find: 'const LONG_DELAY_PERCENT = 30;',
    replace: 'const LONG_DELAY_PERCENT = 1;',
    tests: PLANTED,
  },
  {
    name: 'counts never vary',
    file: 'src/core/generate/plan.ts',
    find: '((u + range.shift) % range.size)',
    replace: '((u * 0 + (range.size >> 1)) % range.size)',
    tests: ['test/scenarios/tasks.test.ts'],
  },
  {
    name: 'planted records stand in front',
    file: 'src/core/generate/plant/pool.ts',
    find: 'const row = rng.below(size);',
    replace: 'const row = rng.below(size - (size >> 3));',
    tests: ['test/scenarios/determinism.test.ts'],
  },
  {
    name: 'leaving noise columns out moves the records',
    file: 'src/core/generate/dataset.ts',
    find: 'const mix = drawEthnicMix(cohort);',
    replace: 'if (task.noiseColumns.length === 0) cohort.next();\n  const mix = drawEthnicMix(cohort);',
    tests: ['test/scenarios/determinism.test.ts'],
  },
  {
    name: 'the crude gap is always on one side',
    file: 'src/core/generate/bias/design.ts',
    find: 'const isCrudeAbove = rng.below(2) === 1;',
    replace: 'const isCrudeAbove = rng.below(2) < 2;',
    tests: BIAS,
  },
  {
    name: 'the label hangs by a hair',
    file: 'src/core/generate/bias/ladder.ts',
    find: 'export const MARGIN = 2;',
    replace: 'export const MARGIN = 0.1;',
    tests: BIAS,
  },
  {
    name: 'another weighting turns the label round',
    file: 'src/core/generate/bias/ladder.ts',
    find: 'export const OTHER_MARGIN = 1;',
    replace: 'export const OTHER_MARGIN = -9;',
    tests: BIAS,
  },
  {
    name: 'the records fit one threshold alone',
    file: 'src/core/generate/bias/design.ts',
    find: 'const THRESHOLDS = 5;',
    replace: 'const THRESHOLDS = 1;',
    tests: LADDER,
  },
  {
    name: 'deaths at outreach sites follow the deaths in Stage IV',
    file: 'src/core/generate/cohort/outreach.ts',
    find: 'if (design) {',
    replace: 'if (design && percent < 0) {',
    tests: LADDER,
  },
  {
    name: 'men have tumors of women',
    file: 'src/core/generate/cohort/noise.ts',
    find: 'TUMORS_BY_GENDER[columns.gender[row] ?? 0]',
    replace: 'TUMORS_BY_GENDER[0]',
    tests: COHERENCE,
  },
  {
    name: 'deaths after the data cut-off',
    file: 'src/core/generate/excerpt/trial.ts',
    find: 'const FOLLOW_UP_DAYS = 780;',
    replace: 'const FOLLOW_UP_DAYS = 500;',
    tests: COHERENCE,
  },
  {
    name: 'frail patients in a Phase III trial',
    file: 'src/core/generate/cohort/noise.ts',
    find: 'const ECOG = weightedTable([115, 132, 9]);',
    replace: 'const ECOG = weightedTable([100, 100, 56]);',
    tests: COHERENCE,
  },
  {
    name: 'a delay depends on where the window lies',
    file: 'src/core/generate/plant/delays.ts',
    find: 'rng.between(tails.standard.edge, tails.usualStageIv)',
    replace: 'rng.between((ground.rules.treatment_window_days ?? 0) + 1, tails.usualStageIv)',
    tests: LIMITS,
  },
  {
    name: 'the limits lie on one side in every episode',
    file: 'src/core/generate/limits/delays.ts',
    find: 'const isWindowLong = side.below(2) === 0;',
    replace: 'const isWindowLong = side.below(2) < 2;',
    tests: LIMITS,
  },
  {
    name: 'only the group that the threshold cuts off is planted',
    file: 'src/core/generate/limits/delays.ts',
    find: 'isWindowLong ? [overrides, others] : [others, overrides]',
    replace: 'isWindowLong ? [overrides, 0] : [0, overrides]',
    tests: LIMITS,
  },
];
