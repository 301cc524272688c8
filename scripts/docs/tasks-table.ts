import { TASKS } from '../../src/core/tasks/tasks.ts';
import { generateEpisode } from '../../src/core/generate/episode.ts';
import { labelsOf } from '../../src/core/generate/labels.ts';
import type { CountRange, Task } from '../../src/core/model/task.ts';
import { RECORD_ERROR_TYPES, TASK_IDS, TRAP_KINDS, type TaskId } from '../../src/core/model/vocabulary.ts';
import { codes, table } from './markdown.ts';

/** The seed whose counts are published. */
export const PROFILE_SEED = 42;

type Row = readonly [head: string, of: (task: Task) => string];

/** What tells the tasks apart. */
export function tasksTable(): string {
  return tableOf([
    ['title', ({ title }) => title],
    ['`task_type`', ({ taskType }) => `\`${taskType}\``],
    ['patients', ({ patients }) => String(patients)],
    ['step budget', ({ budget }) => String(budget)],
    ['error types in force', ({ errorTypes }) => codes(errorTypes)],
    ['comorbidity override', ({ comorbidityOverride }) => (comorbidityOverride ? 'yes' : 'no')],
    ['required investigations', ({ requiredInvestigations }) => codes(requiredInvestigations)],
    ['required distributions', ({ requiredDistributions }) => codes(requiredDistributions)],
    [`violations, seed ${PROFILE_SEED}`, ({ taskId }) => profile(taskId).violations],
    [`adversarial records, seed ${PROFILE_SEED}`, ({ taskId }) => profile(taskId).adversarial],
  ]);
}

/** How many records of each kind an episode plants. */
export function countsTable(): string {
  return tableOf([
    ...RECORD_ERROR_TYPES.map((type): Row => [
      `\`${type}\``,
      ({ violations }) => rangeText(violations[type]),
    ]),
    ...TRAP_KINDS.map((kind): Row => [`trap \`${kind}\``, ({ traps }) => rangeText(traps[kind])]),
  ]);
}

function tableOf(rows: readonly Row[]): string {
  return table(
    ['', ...TASK_IDS.map((id) => `\`${id}\``)],
    rows.map(([head, of]) => [head, ...TASK_IDS.map((id) => of(TASKS[id]))]),
  );
}

function rangeText(range: CountRange | undefined): string {
  if (!range) return '';
  return range.size === 1 ? String(range.low) : `${range.low} to ${range.low + range.size - 1}`;
}

/** What an episode of the published seed holds. */
function profile(taskId: TaskId): { readonly violations: string; readonly adversarial: string } {
  const episode = generateEpisode({ task_id: taskId, seed: PROFILE_SEED });
  const { bias, traps } = labelsOf(episode);
  const kinds = Object.values(traps);
  const overrides = kinds.filter((kind) => kind === 'comorbidity_override').length;
  return {
    violations: `${episode.truth.audit.total}${bias ? ` (\`${bias.mode}\`)` : ''}`,
    adversarial: `${kinds.length}${overrides > 0 ? `, of which ${overrides} comorbidity overrides` : ''}`,
  };
}
