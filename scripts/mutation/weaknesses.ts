/** A weakness that the suite must never let in: a patch of the source and the tests of which one must fail with it. */
export interface Weakness {
  readonly name: string;
  readonly file: string;
  /** Text that stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}

const RULES = ['test/scenarios/violations.test.ts'];
const EPISODE = ['test/scenarios/episode.test.ts'];
const SECRECY = ['test/scenarios/secrecy.test.ts'];
const PLANTED = ['test/scenarios/planted.test.ts'];
const BIAS = ['test/scenarios/bias.test.ts'];
const COHERENCE = ['test/coherence.test.ts'];
const REPORTS = ['test/scenarios/reports.test.ts'];

/** Known ways in which benchmarks of this kind were gamed or were wrong, planted on purpose. */
export const WEAKNESSES: readonly Weakness[] = [
  {
    name: 'done is not enforced',
    file: 'src/core/episode/step.ts',
    find: 'if (state.end !== null)',
    replace: 'if (state.end === undefined)',
    tests: EPISODE,
  },
  {
    name: 'the budget is not enforced',
    file: 'src/core/episode/step.ts',
    find: 'next.steps >= next.episode.task.budget',
    replace: 'next.steps > next.episode.task.budget',
    tests: EPISODE,
  },
  {
    name: 'the report is graded by keywords',
    file: 'src/core/score/report-grade.ts',
    find: "gradeSection(name, texts.get(name) ?? '', facts)",
    replace:
      "(gradeSection(name, texts.get(name) ?? '', facts), report.toLowerCase().includes(name.toLowerCase()))",
    tests: REPORTS,
  },
  {
    name: 'false facts do not void a section',
    file: 'src/core/score/report/grade-section.ts',
    find: 'if (read.some(({ stated }) => stated.some(({ holds }) => !holds))) return false;',
    replace: '',
    tests: REPORTS,
  },
  {
    name: 'a section needs no fact',
    file: 'src/core/score/report/grade-section.ts',
    find: 'if (!isGrounded(read, facts)) return false;',
    replace: 'isGrounded(read, facts);',
    tests: REPORTS,
  },
  {
    name: 'the title derives from the label',
    file: 'src/core/generate/episode.ts',
    find: 'title: renderTitle(trial)',
    replace:
      "title: renderTitle({ ...trial, protocolNumber: `ONC-${trial.protocolNumber.length + (biasMode === 'true_bias' ? 1000 : 2000)}-III` })",
    tests: ['test/scenarios/protocol.test.ts'],
  },
  {
    name: 'the label is the parity of the seed',
    file: 'src/core/generate/episode.ts',
    find: 'design ? drawBiasMode(streams, source.task_overrides) : null',
    replace:
      "design ? (drawBiasMode(streams, source.task_overrides), (source.seed ?? 0) % 2 === 0 ? 'true_bias' : 'confounded_no_bias') : null",
    tests: BIAS,
  },
  {
    name: 'a missing age is eligible',
    file: 'src/core/rules/age.ts',
    find: 'age === MISSING_AGE ||',
    replace: 'age !== MISSING_AGE &&',
    tests: RULES,
  },
  {
    name: 'the minimum age is off by one',
    file: 'src/core/rules/age.ts',
    find: 'age < rules.age_min',
    replace: 'age <= rules.age_min',
    tests: RULES,
  },
  {
    name: 'the maximum age is off by one',
    file: 'src/core/rules/age.ts',
    find: 'age > rules.age_max',
    replace: 'age >= rules.age_max',
    tests: RULES,
  },
  {
    name: 'death on the day of treatment start is a violation',
    file: 'src/core/rules/timeline.ts',
    find: 'death < treatmentStart',
    replace: 'death <= treatmentStart',
    tests: RULES,
  },
  {
    name: 'the last day of the window is late',
    file: 'src/core/rules/audit.ts',
    find: '> allowedDelay(',
    replace: '>= allowedDelay(',
    tests: RULES,
  },
  {
    name: 'the Stage IV exception is lost at the threshold',
    file: 'src/core/rules/treatment-window.ts',
    find: 'comorbidity > rules.comorbidity_threshold',
    replace: 'comorbidity >= rules.comorbidity_threshold',
    tests: RULES,
  },
  {
    name: 'no comorbidity takes the Stage IV exception away',
    file: 'src/core/rules/treatment-window.ts',
    find: 'return revoked ? window : rules.stage_iv_window_days;',
    replace: 'return revoked ? rules.stage_iv_window_days : rules.stage_iv_window_days;',
    tests: RULES,
  },
  {
    name: 'the gap is compared loosely',
    file: 'src/core/rules/selection-bias.ts',
    find: 'gap.numerator * 100n > BigInt',
    replace: 'gap.numerator * 100n >= BigInt',
    tests: RULES,
  },
  {
    name: 'the dominant share is compared loosely',
    file: 'src/core/rules/selection-bias.ts',
    find: 'arm.dominantCount * 100 > dominance_threshold_pct * arm.size',
    replace: 'arm.dominantCount * 100 >= dominance_threshold_pct * arm.size',
    tests: RULES,
  },
  {
    name: 'the male share is compared loosely',
    file: 'src/core/rules/selection-bias.ts',
    find: 'arm.males * 100 > male_threshold_pct * arm.size',
    replace: 'arm.males * 100 >= male_threshold_pct * arm.size',
    tests: RULES,
  },
  {
    name: 'cells of four are kept',
    file: 'src/core/rules/selection-bias.ts',
    find: 'export const SMALLEST_CELL = 5;',
    replace: 'export const SMALLEST_CELL = 4;',
    tests: RULES,
  },
  {
    name: 'both arms count',
    file: 'src/core/statistics/control-arm.ts',
    find: 'if (arm[row] !== CONTROL) continue;',
    replace: '',
    tests: RULES,
  },
  {
    name: 'blind feedback tells the verdict',
    file: 'src/core/episode/flag.ts',
    find: "options.feedback_mode === 'blind' ? 'flag_recorded' : verdict",
    replace: "options.feedback_mode === 'blind' ? verdict : verdict",
    tests: SECRECY,
  },
  {
    name: 'blind observations carry the standing',
    file: 'src/core/episode/observe.ts',
    find: "done || state.options.feedback_mode === 'verdict'",
    replace: "done || state.options.feedback_mode !== 'verdict' || state.options.feedback_mode === 'verdict'",
    tests: SECRECY,
  },
  {
    name: 'the state counts correct flags',
    file: 'src/core/episode/public-state.ts',
    find: 'flags: state.correctFlags + state.falsePositives,',
    replace: 'flags: state.correctFlags,',
    tests: SECRECY,
  },
  {
    name: 'the answer key is told before the end',
    file: 'src/core/episode/reveal.ts',
    find: 'if (state.end === null)',
    replace: 'if (state.episode === null)',
    tests: SECRECY,
  },
  {
    name: 'shaped rewards are paid step by step in blind mode',
    file: 'src/core/episode/step.ts',
    find: "options.reward_mode === 'shaped' && options.feedback_mode === 'verdict'",
    replace: "options.reward_mode === 'shaped'",
    tests: SECRECY,
  },
  {
    name: 'false positives cost nothing',
    file: 'src/core/score/weights.ts',
    find: 'FALSE_POSITIVE_WEIGHT = 0.5',
    replace: 'FALSE_POSITIVE_WEIGHT = 0',
    tests: ['test/scenarios/scores.test.ts'],
  },
  {
    name: 'one lucky flag banks the precision',
    file: 'src/core/score/episode-score.ts',
    find: 'const coverage = Math.min(1, netRecall / FULL_COVERAGE);',
    replace: 'const coverage = netRecall > 0 ? 1 : 0;',
    tests: ['test/scenarios/scores.test.ts'],
  },
  {
    name: 'a fix is judged against the truth',
    file: 'src/core/episode/fix.ts',
    find: 'return said === QUERY_SITE ||',
    replace: 'return said === QUERY_SITE && row < 2 ||',
    tests: EPISODE,
  },
  {
    name: 'leaving the confidence out is cheap',
    file: 'src/core/score/weights.ts',
    find: 'defaultConfidence: 0.8,',
    replace: 'defaultConfidence: 1,',
    tests: ['test/scenarios/rewards.test.ts'],
  },
  {
    name: 'the same patient can be flagged again',
    file: 'src/core/episode/flag.ts',
    find: 'if (flags.includes(flag))',
    replace: 'if (flags.includes(flag + 0.5))',
    tests: EPISODE,
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
    file: 'src/core/generate/plant/violations.ts',
    find: 'const SENTINEL_PERCENT = 15;',
    replace: 'const SENTINEL_PERCENT = 60;',
    tests: PLANTED,
  },
  {
    name: 'an age boundary is not planted',
    file: 'src/core/generate/plant/violations.ts',
    find: 'cellOr([rules.age_min - 1, rules.age_max + 1], i,',
    replace: 'cellOr([rules.age_min - 1], i,',
    tests: PLANTED,
  },
  {
    name: 'no death is planted on the day before treatment start',
    file: 'src/core/generate/plant/violations.ts',
    find: 'cellOr([-1], i,',
    replace: 'cellOr([-2], i,',
    tests: PLANTED,
  },
  {
    name: 'no death is planted on the day of treatment start',
    file: 'src/core/generate/plant/traps.ts',
    find: 'cellOr([0, 1, 2, 3], i, () => ground.rng.below(4))',
    replace: '1 + ground.rng.below(3)',
    tests: PLANTED,
  },
  {
    name: 'a trap is a violation',
    file: 'src/core/generate/plant/traps.ts',
    find: 'cellOr([min, max], i,',
    replace: 'cellOr([min - 1, max], i,',
    tests: PLANTED,
  },
  {
    name: 'no exception lies exactly at the comorbidity threshold',
    file: 'src/core/generate/plant/traps.ts',
    find: 'ground.columns.comorbidity[row] = threshold;',
    replace: 'ground.columns.comorbidity[row] = 0;',
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
    find: 'const isCrudeAbove = rng.below(2) === 0;',
    replace: 'const isCrudeAbove = rng.below(2) < 2;',
    tests: BIAS,
  },
  {
    name: 'the label hangs by a hair',
    file: 'src/core/generate/bias/design.ts',
    find: 'export const MARGIN = 2;',
    replace: 'export const MARGIN = 0.1;',
    tests: BIAS,
  },
  {
    name: 'another weighting turns the label round',
    file: 'src/core/generate/bias/design.ts',
    find: 'export const OTHER_MARGIN = 1;',
    replace: 'export const OTHER_MARGIN = -9;',
    tests: BIAS,
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
    find: 'const FOLLOW_UP_DAYS = 760;',
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
];
