import { LeaderboardSchema } from '../../src/core/model/leaderboard.ts';
import { readFileSync } from 'node:fs';
import { AGENTS } from '../../src/agents/index.ts';
import { OUTCOME_CODES } from '../../src/core/episode/outcome.ts';
import { ACTION_TYPES, ActionSchema } from '../../src/core/model/action.ts';
import { ResetRequestSchema, StateSchema } from '../../src/core/model/episode.ts';
import { ObservationSchema } from '../../src/core/model/observation.ts';
import { PatientSchema } from '../../src/core/model/patient.ts';
import { RulesSchema } from '../../src/core/model/protocol.ts';
import { TaskOverridesSchema } from '../../src/core/model/task.ts';
import { ERROR_TYPES, RANKED_TASK_IDS, TRAP_KINDS } from '../../src/core/model/vocabulary.ts';
import { CANARY, GENERATOR_VERSION } from '../../src/core/version.ts';
import { leaderboardMarkdown } from '../../src/evaluation/index.ts';
import { denseReturnTable } from './dense-return.ts';
import { fieldsTable } from './fields.ts';
import { codes, fenced, table } from './markdown.ts';
import { rewardsTable, scoreTable } from './rewards-table.ts';
import { resultsTable, type Results } from './results.ts';
import { countsTable, tasksTable } from './tasks-table.ts';
import { ACTION_NOTES, COLUMN_NOTES, ERROR_NOTES, OUTCOME_NOTES, TRAP_NOTES } from './vocabulary-notes.ts';

/** Every generated part of a page by the name in its marker. */
export function partsOf(results: Results): ReadonlyMap<string, string> {
  return new Map([
    ['tasks', tasksTable()],
    ['counts', countsTable()],
    ['error-types', notesTable('error type', ERROR_TYPES, ERROR_NOTES)],
    ['traps', notesTable('trap', TRAP_KINDS, TRAP_NOTES)],
    ['actions', actionsTable()],
    ['action-fields', fieldsTable(ActionSchema)],
    ['observation-fields', fieldsTable(ObservationSchema, OBSERVATION_NOTES)],
    ['reset-fields', fieldsTable(ResetRequestSchema, RESET_NOTES)],
    ['override-fields', fieldsTable(TaskOverridesSchema)],
    ['state-fields', fieldsTable(StateSchema, STATE_NOTES)],
    ['patient-fields', fieldsTable(PatientSchema, COLUMN_NOTES)],
    ['rule-fields', fieldsTable(RulesSchema, RULE_NOTES)],
    ['outcome-codes', notesTable('outcome', OUTCOME_CODES, OUTCOME_NOTES)],
    ['rewards', rewardsTable()],
    ['score', scoreTable()],
    ['dense-return', denseReturnTable()],
    ['results', resultsPart(results)],
    ['leaderboard', leaderboardPart()],
    ['agents', agentsTable()],
    ['example-in-process', exampleCode('in-process')],
    ['example-own-agent', exampleCode('own-agent')],
    ['example-check-environment', exampleCode('check-environment')],
    ['version', `Generator version \`${GENERATOR_VERSION}\`.`],
    ['canary', fenced(CANARY)],
  ]);
}

function notesTable<Name extends string>(
  head: string,
  names: readonly Name[],
  notes: Readonly<Record<Name, string>>,
): string {
  return table(
    [head, 'meaning'],
    names.map((name) => [`\`${name}\``, notes[name]]),
  );
}

function actionsTable(): string {
  return table(
    ['action', 'fields', 'what it does'],
    ACTION_TYPES.map((type) => [`\`${type}\``, ...ACTION_NOTES[type]]),
  );
}

function agentsTable(): string {
  const shown = AGENTS.filter(({ kind }) => kind !== 'ablated' && kind !== 'trivial');
  const rest = (['ablated', 'trivial'] as const).map((kind) => {
    const names = AGENTS.filter((agent) => agent.kind === kind).map(({ name }) => name);
    return [
      codes(names),
      kind,
      kind === 'ablated'
        ? 'The oracle with one rule misread: each must lose.'
        : 'Exploits and shortcuts that the grader must hold down.',
    ];
  });
  return table(
    ['agent', 'kind', 'what it does'],
    [...shown.map(({ name, kind, description }) => [`\`${name}\``, kind, description]), ...rest],
  );
}

function resultsPart(results: Results): string {
  const { first, last } = results.seeds;
  return [
    `Generator version ${results.generator_version}, seeds ${first} to ${last}, blind feedback. Every score is in [docs/results.json](docs/results.json).`,
    ...RANKED_TASK_IDS.map((id) => `**\`${id}\`**\n\n${resultsTable(results, id)}`),
  ].join('\n\n');
}

/** The leaderboard as it was built last: clinicalbench leaderboard build. */
function leaderboardPart(): string {
  const kept = readFileSync(new URL('../../leaderboard/leaderboard.json', import.meta.url), 'utf8');
  return leaderboardMarkdown(LeaderboardSchema.parse(JSON.parse(kept)));
}

/** An example as it stands, without the comment that tells how to run it. */
function exampleCode(name: string): string {
  const source = readFileSync(new URL(`../../examples/${name}.ts`, import.meta.url), 'utf8');
  return fenced(source, 'ts');
}

/** Meanings of fields whose schema has none. */
const OBSERVATION_NOTES = {
  done: 'the episode is over',
  reward: 'of the last action, under the reward mode',
  task_id: 'the task',
  task_type: 'its kind',
  task_description: 'aim, moves, required work and budget; no rule of the protocol',
  protocol_title: 'derives from public facts of the fictional trial only',
  dataset: 'the records, where the observation mode shows them',
  errors_found: 'correct flags; empty in blind mode until done',
  patterns_investigated: 'columns investigated',
  distributions_computed: 'columns broken down, and "column by stratum"',
  feedback: 'the answer in words',
  score_so_far: 'the episode score as it stands; 0 in blind mode until done',
  dense_reward_total: 'sum of the dense rewards; 0 in blind mode until done',
  score_breakdown: 'parts of the score; empty in blind mode until done',
  attempts_remaining: 'budgeted steps left',
  phase: 'flagging opens when all required investigations are done',
};
const RESET_NOTES = {
  task_id: 'the task',
  sealed: 'names an episode of a sealed split; excludes `seed`; needs the key on the side of the environment',
  episode_id: "the caller's label; it decides nothing",
  task_overrides: 'changes of the task; the episode is then custom and never ranked',
  reward_mode:
    'the table of dense rewards; the difference of the score from step to step; the score on the last step',
};
const STATE_NOTES = {
  episode_id: "the caller's label",
  task_id: 'the task',
  sealed: 'null for a public episode',
  generator_version: 'of the engine that runs the episode',
  options: 'as reset took them',
  task_overrides: 'null for a task as published',
  custom: 'true with overrides',
  phase: 'investigation or flagging',
  done: 'the episode is over',
  attempts_remaining: 'budgeted steps left',
  counters: 'label-free: flags, duplicates, investigations, distributions, fixes, blocked, reads',
};
const RULE_NOTES = {
  dominance_threshold_pct: 'share of the dominant ethnicity that must be exceeded',
  male_threshold_pct: 'share of male patients that must be exceeded',
  adjusted_gap_threshold_pct: 'stage-adjusted mortality gap in percentage points that must be exceeded',
};
