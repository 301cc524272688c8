import { AGE_WEIGHTS, YOUNGEST } from '../../src/core/generate/tables.ts';
import { generateEpisode, type Episode } from '../../src/core/generate/episode.ts';
import { ARMS, GENDERS, OUTCOMES, STAGES } from '../../src/core/model/patient.ts';
import type { Rules } from '../../src/core/model/protocol.ts';
import { RANKED_TASK_IDS, type TaskId } from '../../src/core/model/vocabulary.ts';
import { percent, table } from './markdown.ts';

const SEEDS = 100;
const OLD = [65, 70, 75] as const;

/** What is counted over the episodes of one task. */
interface Counts {
  records: number;
  eligible: number;
  women: number;
  readonly old: [number, number, number];
  readonly ecog: [number, number, number];
  /** Patients and deaths by arm and stage. */
  readonly patients: readonly [number[], number[]];
  readonly deaths: readonly [number[], number[]];
  readonly ldh: number[][];
  readonly rules: Rules[];
}

/** The page docs/marginals.md: what the records look like over many seeds, against what they are meant to look like. */
export function marginalsPage(): string {
  const counted = RANKED_TASK_IDS.map((id) => [id, countTask(id)] as const);
  return `# Marginals of the generated records

Written by \`npm run docs\` from seeds 0 to ${SEEDS - 1} of every ranked task (${3 * SEEDS} episodes, ${thousands(counted.reduce((sum, [, one]) => sum + one.records, 0))} records). \`npm run certify\` checks the same marginals over more seeds.

The records are synthetic. A target is where the generator aims; its source says what the figure was in real trials. Nothing here was fitted to patient-level data.

## Age

Target: 36, 20 and 9 % of patients were 65, 70 and 75 years or older in FDA registration trials (28,766 patients; Talarico, J Clin Oncol 2004). A normal distribution with mean 61.3 and standard deviation 10.2 years has these shares. The generator draws from that distribution cut off some years within the protocol's own age range; a few patients a year follow at either end, and on past the bounds (decision 31). So the oldest group shrinks where a protocol ends early. Ages that break the protocol are left out of this table.

${ageTable(counted)}

## Stage

Target: about 16, 21, 28 and 35 % in stages I to IV. This is a design choice, not a figure of one trial: the excerpt describes a tumor-agnostic platform that takes every stage, and stratified mortality needs patients in each. Certified control arms of \`task_hard\` have 31 to 34 % in Stage IV where the crude gap lies above its threshold, and 42 to 45 % where it lies below.

${table(
  ['stage', '>target', ...heads()],
  STAGES.map((stage, code) => [
    stage,
    `${[16, 21, 28, 35][code]} %`,
    ...counted.map(([, one]) =>
      percent(
        (one.patients[0][code] ?? 0) / total(one.patients[0]) / 2 +
          (one.patients[1][code] ?? 0) / total(one.patients[1]) / 2,
      ),
    ),
  ]),
)}

## Mortality by stage

Target: rising with stage in both arms. Outside certified control arms the generator uses 6, 11, 21 and 44 % in the control arm and 5, 10, 18 and 40 % in the treatment arm. In the control arm of \`task_hard\` deaths follow the certified design of the episode: always rising with stage, from nearly level (so that stage confounds little) to steep, and with a mortality of the dominant ethnicity of 17 to 22 % where the crude gap lies above its threshold and 40 to 43 % where it lies below ([decision 86](decisions/0086-a-ladder-of-thresholds.md)). The figures are design choices, not the mortality of a drug; those outside certified arms have the gradient of population registries (SEER).

${table(
  ['stage', ...RANKED_TASK_IDS.flatMap((id) => ARMS.map((arm) => `>\`${id}\` ${arm}`))],
  STAGES.map((stage, code) => [
    stage,
    ...counted.flatMap(([, one]) =>
      [0, 1].map((arm) => percent((one.deaths[arm]?.[code] ?? 0) / (one.patients[arm]?.[code] ?? 1))),
    ),
  ]),
)}

## Performance status

Target: 96.3 % of 238,213 patients in 600 Phase III trials had ECOG 0 or 1 (Abi Jaoude, JNCCN 2020). The split between 0 and 1 is an assumption. None is above 2.

${table(
  ['ECOG', '>target', ...heads()],
  ['0', '1', '2'].map((score, code) => [
    score,
    ['45 %', '51 %', '4 %'][code] ?? '',
    ...counted.map(([, one]) => percent((one.ecog[code] ?? 0) / one.records)),
  ]),
)}

## Sex and LDH

Every protocol of \`task_hard\` puts a threshold on the male share, and control arms lie above it in both kinds of episode: so men are the majority there by design. Prostate tumors occur in men only, breast and ovarian tumors in women only. LDH is log-normal and higher in Stage IV.

${table(
  ['', ...heads()],
  [
    ['women', ...counted.map(([, one]) => percent(one.women / one.records))],
    ...STAGES.map((stage, code) => [
      `median LDH, stage ${stage} (U/L)`,
      ...counted.map(([, one]) => String(median(one.ldh[code] ?? []))),
    ]),
  ],
)}

## Rules

The values that each rule took over the same episodes, and how many of them differ.

${rulesTable(counted)}
`;
}

type Counted = readonly (readonly [TaskId, Counts])[];

function countTask(taskId: TaskId): Counts {
  const counts: Counts = {
    records: 0,
    eligible: 0,
    women: 0,
    old: [0, 0, 0],
    ecog: [0, 0, 0],
    patients: [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    deaths: [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    ldh: [[], [], [], []],
    rules: [],
  };
  for (let seed = 0; seed < SEEDS; seed++) count(counts, generateEpisode({ task_id: taskId, seed }));
  return counts;
}

function count(counts: Counts, { dataset, protocol: { rules } }: Episode): void {
  const { age, arm, stage, outcome, ecog, gender, ldh } = dataset.columns;
  counts.rules.push(rules);
  counts.records += dataset.size;
  for (let row = 0; row < dataset.size; row++) {
    const [years, side, code] = [age[row] ?? 0, arm[row] ?? 0, stage[row] ?? 0];
    if (years >= rules.age_min && years <= rules.age_max) {
      counts.eligible++;
      OLD.forEach(
        (limit, index) => (counts.old[index] = (counts.old[index] ?? 0) + (years >= limit ? 1 : 0)),
      );
    }
    if (GENDERS[gender[row] ?? 0] === 'F') counts.women++;
    const status = ecog[row] ?? 0;
    counts.ecog[status] = (counts.ecog[status] ?? 0) + 1;
    add(counts.patients[side], code);
    if (OUTCOMES[outcome[row] ?? 0] === 'deceased') add(counts.deaths[side], code);
    counts.ldh[code]?.push(ldh[row] ?? 0);
  }
}

function add(list: number[] | undefined, index: number): void {
  if (list) list[index] = (list[index] ?? 0) + 1;
}

function ageTable(counted: Counted): string {
  const whole = total(AGE_WEIGHTS);
  return table(
    ['age in years', '>target', '>before truncation', ...heads()],
    OLD.map((limit, index) => [
      `${limit} and over`,
      `${[36, 20, 9][index]} %`,
      percent(total(AGE_WEIGHTS.slice(limit - YOUNGEST)) / whole),
      ...counted.map(([, one]) => percent((one.old[index] ?? 0) / one.eligible)),
    ]),
  );
}

const RULE_NAMES = [
  'age_min',
  'age_max',
  'treatment_window_days',
  'stage_iv_window_days',
  'comorbidity_threshold',
  'dominance_threshold_pct',
  'male_threshold_pct',
  'adjusted_gap_threshold_pct',
] as const;

function rulesTable(counted: Counted): string {
  const distinct = counted.map(([, { rules }]) =>
    String(new Set(rules.map((one) => JSON.stringify(one))).size),
  );
  return table(
    ['rule', ...heads()],
    [
      ...RULE_NAMES.map((name) => [
        `\`${name}\``,
        ...counted.map(([, { rules }]) => spread(rules.map((one) => one[name]))),
      ]),
      [
        'sets of outreach sites',
        ...counted.map(([, { rules }]) => {
          const sets = new Set(rules.flatMap((one) => one.high_risk_sites?.join() ?? []));
          return sets.size === 0 ? 'not in force' : `${sets.size} different`;
        }),
      ],
      [`different rule sets in ${SEEDS} episodes`, ...distinct],
    ],
  );
}

function spread(values: readonly (number | null)[]): string {
  const stated = values.filter((value) => value !== null);
  return stated.length === 0 ? 'not in force' : `${Math.min(...stated)} to ${Math.max(...stated)}`;
}

function heads(): string[] {
  return RANKED_TASK_IDS.map((id) => `>\`${id}\``);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
