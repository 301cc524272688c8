import { toRows } from '../../src/core/dataset/rows.ts';
import { generateEpisode, type Episode } from '../../src/core/generate/episode.ts';
import { CLAUSES } from '../../src/core/generate/excerpt/clauses.ts';
import { drawTrial } from '../../src/core/generate/excerpt/trial.ts';
import { labelsOf } from '../../src/core/generate/labels.ts';
import { NOISE_COLUMNS, RULE_COLUMNS, type Patient } from '../../src/core/model/patient.ts';
import type { Rules } from '../../src/core/model/protocol.ts';
import {
  RANKED_TASK_IDS,
  RECORD_ERROR_TYPES,
  TRAP_KINDS,
  type BiasMode,
  type RankedTaskId,
  type RecordErrorType,
  type TrapKind,
} from '../../src/core/model/vocabulary.ts';
import { seededStreams } from '../../src/core/random/streams.ts';
import { daysBetween, derivation } from './derivation.ts';
import { equityFigures, mortality } from './equity-figures.ts';
import { afterLists, percent, quoted, table } from './markdown.ts';
import { PROFILE_SEED } from './tasks-table.ts';
import { TRAP_NOTES } from './vocabulary-notes.ts';

/** Seeds whose excerpts are shown. */
const EXCERPT_SEEDS: Readonly<Record<RankedTaskId, readonly number[]>> = {
  task_easy: [PROFILE_SEED, 7, 8],
  task_medium: [PROFILE_SEED, 7],
  task_hard: [PROFILE_SEED, 7],
};
const SAMPLE_ROWS = 6;

/** The page docs/gallery.md: real episodes to look at. */
export function galleryPage(): string {
  return `# Gallery: real episodes

Written by \`npm run docs\` with the generator; nothing on this page was edited by hand. All patients, sites and drugs are fictional. \`npm run -s generate -- --task task_hard --seed ${PROFILE_SEED} --labels\` shows an episode with its answer key.

An agent sees the excerpt and the records. It never sees the tags, the derivations or the figures of the answer key printed here until its episode is over.

${RANKED_TASK_IDS.map(taskSection).join('\n')}
## One protocol, every phrasing

The rules of \`task_hard\`, seed ${PROFILE_SEED}, in every wording that the generator has for them. An excerpt takes one of each, in a varying order of sections, beside sentences on trial conduct whose figures decide nothing.

${phrasings()}

## Traps, one by one

Records of \`task_hard\`, seed ${PROFILE_SEED}. A trap is a record that the generator chose to tempt an auditor; all kinds are valid but the last.

${trapTable()}

## Violations, one by one

From the same episode.

${violationTable()}

## The four kinds of hard episode

The label and the side of the crude gap are drawn independently, so neither the crude gap nor any share tells the label. One episode of each kind:

${biasTable()}
`;
}

function taskSection(taskId: RankedTaskId): string {
  const episode = generateEpisode({ task_id: taskId, seed: PROFILE_SEED });
  const { title, patients } = episode.task;
  const rows = toRows(episode.dataset, 0, SAMPLE_ROWS);
  const excerpts = EXCERPT_SEEDS[taskId].map((seed) => {
    const { protocol } = generateEpisode({ task_id: taskId, seed });
    return `### Excerpt of \`${taskId}\`, seed ${seed}\n\n**${protocol.title}**\n\n${quoted(protocol.excerpt)}\n`;
  });
  return `## \`${taskId}\`: ${title}

${excerpts.join('\n')}
### Sample rows of \`${taskId}\`, seed ${PROFILE_SEED}

The first ${SAMPLE_ROWS} of ${patients} records: the columns of rule and design, then the clinical columns that no rule reads.

${rowsTable(rows, RULE_COLUMNS)}

${rowsTable(rows, ['patient_id', ...NOISE_COLUMNS])}
`;
}

function rowsTable(rows: readonly Patient[], columns: readonly (keyof Patient)[]): string {
  return table(
    columns.map((name) => `\`${name}\``),
    rows.map((row) => columns.map((name) => cellText(row[name]))),
  );
}

function cellText(value: Patient[keyof Patient]): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

function phrasings(): string {
  const { task, protocol } = hard(PROFILE_SEED);
  const trial = drawTrial(seededStreams('task_hard', PROFILE_SEED).stream('trial'));
  const context = { task, rules: protocol.rules, trial };
  return Object.values(CLAUSES)
    .map((clause) => {
      const said = Array.from({ length: clause.size }, (_, index) => clause.say(context, index) ?? '');
      return `**${clause.name}**\n\n${said.map((text, index) => `${index + 1}. ${afterLists(text).replace(/\n(?!\n)/g, '\n   ')}`).join('\n')}`;
    })
    .join('\n\n');
}

/** The clause that a trap tempts an auditor to misapply. */
const CLAUSE_OF_TRAP: Readonly<Record<TrapKind, RecordErrorType | 'selection_bias'>> = {
  boundary_age: 'invalid_age',
  near_immediate_death: 'temporal_inconsistency',
  near_window_delay: 'protocol_window_violation',
  stage_iv_exception: 'protocol_window_violation',
  valid_deceased: 'temporal_inconsistency',
  treatment_arm_skew: 'selection_bias',
  comorbidity_override: 'protocol_window_violation',
};

function trapTable(): string {
  const episode = hard(PROFILE_SEED);
  const { traps } = labelsOf(episode);
  return table(
    ['trap', 'what it tempts to', 'record', 'derivation'],
    TRAP_KINDS.map((kind) => {
      const id = Object.keys(traps).find((patient) => traps[patient] === kind) ?? '';
      return [`\`${kind}\``, TRAP_NOTES[kind], id, explain(episode, id, CLAUSE_OF_TRAP[kind])];
    }),
  );
}

/** Which violations are shown: those a step outside each boundary, then one further out. */
const EXAMPLES: Readonly<Record<RecordErrorType, readonly ((row: Patient, rules: Rules) => boolean)[]>> = {
  invalid_age: [
    ({ age }, { age_min: min }) => age === min - 1,
    ({ age }, { age_max: max }) => age === max + 1,
    ({ age }, { age_min: min, age_max: max }) => age !== null && (age < min - 2 || age > max + 2),
  ],
  temporal_inconsistency: [
    (row) => daysBetween(row.treatment_start, row.death_date ?? '') === -1,
    () => true,
  ],
  protocol_window_violation: [({ stage }) => stage !== 'IV', ({ stage }) => stage === 'IV'],
};

function violationTable(): string {
  const episode = hard(PROFILE_SEED);
  const { dataset, protocol } = episode;
  const { violations, traps } = labelsOf(episode);
  const rows = RECORD_ERROR_TYPES.flatMap((type) => {
    const own = toRows(dataset).filter(
      ({ patient_id: id }) => violations[id] === type && traps[id] === undefined,
    );
    const shown = EXAMPLES[type].flatMap((fits) => own.find((row) => fits(row, protocol.rules)) ?? []);
    return [...new Set(shown)].map((row) => [
      `\`${type}\``,
      row.patient_id,
      derivation(row, protocol.rules, type),
    ]);
  });
  return table(['violation', 'record', 'derivation'], rows);
}

function explain(
  { dataset, protocol }: Episode,
  id: string,
  type: RecordErrorType | 'selection_bias',
): string {
  const row = toRows(dataset).find(({ patient_id }) => patient_id === id);
  if (!row) throw new RangeError(`the episode has no patient ${id}`);
  return derivation(row, protocol.rules, type);
}

function biasTable(): string {
  const rows = (['true_bias', 'confounded_no_bias'] as const).flatMap((mode) =>
    [true, false].map((above) => biasRow(mode, above)),
  );
  return table(
    [
      'label',
      'crude gap is',
      'seed',
      '>dominant share (threshold)',
      '>male share (threshold)',
      '>crude gap',
      '>adjusted gap (threshold)',
      'verdict',
    ],
    rows,
  );
}

function biasRow(mode: BiasMode, isCrudeAbove: boolean): string[] {
  for (let seed = 1; ; seed++) {
    const episode = hard(seed);
    const { bias } = labelsOf(episode);
    const { rules } = episode.protocol;
    const figures = equityFigures(episode);
    if (!bias || bias.mode !== mode || figures.crudeGap > figures.threshold !== isCrudeAbove) continue;
    const points = (gap: number) => (gap * 100).toFixed(1);
    return [
      `\`${mode}\``,
      isCrudeAbove ? 'above the threshold' : 'below the threshold',
      String(seed),
      `${percent(bias.dominant_share)} (${rules.dominance_threshold_pct} %)`,
      `${percent(bias.male_share)} (${rules.male_threshold_pct} %)`,
      `${points(figures.crudeGap)} = ${percent(mortality(figures.others))} − ${percent(mortality(figures.dominant))}`,
      `${points(figures.adjustedGap)} (${points(figures.threshold)})`,
      bias.present ? 'flag `selection_bias`' : 'do not flag',
    ];
  }
}

function hard(seed: number): Episode {
  return generateEpisode({ task_id: 'task_hard', seed });
}
