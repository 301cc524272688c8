import { agentNamed, type Agent } from '../../agents/index.ts';
import { TASKS } from '../../core/tasks/tasks.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import type { RunDocument } from '../../evaluation/index.ts';
import { counted, grouped } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { wrap } from '../output/wrap.ts';
import { FAILURE_LEGEND, failureTable } from './failure-table.ts';
import { placeCount, placesText, type RunPlan } from './run-plan.ts';
import { overallTable } from './overall-table.ts';
import { agentLabel, modelLines } from './model-lines.ts';
import { SCORE_LEGEND, scoreTable } from './score-table.ts';

/** Runs for a reader: a table of scores for each task, one of failure modes, and what may be concluded. */
export function runText(document: RunDocument, plan: RunPlan, style: Style, width: number): string {
  const tasks = [...new Set(document.summary.map((row) => row.task_id))];
  const text = Math.min(width, 110);
  const parts = tasks.flatMap((task) => [
    taskTitle(task, style),
    '',
    scoreTable(document, task, style, width),
    '',
  ]);
  const together =
    document.overall.length === 0
      ? []
      : [style.title('All tasks together'), '', overallTable(document.overall, style, width), ''];
  return [
    ...parts,
    ...together,
    ...SCORE_LEGEND.map((line) => style.dim(wrap(line, text))),
    '',
    style.title('Failure modes'),
    '',
    failureTable(document, style, width),
    style.dim(wrap(FAILURE_LEGEND, text)),
    '',
    ...footer(document, plan).map((line) => wrap(line, text)),
  ].join('\n');
}

function taskTitle(taskId: TaskId, style: Style): string {
  const { title, patients, budget } = TASKS[taskId];
  return `${style.title(`${taskId}  ${title}`)} ${style.dim(`(${patients} patients, ${budget} steps)`)}`;
}

function footer(document: RunDocument, plan: RunPlan): string[] {
  const { trials, options } = plan;
  const count = placeCount(plan);
  const made = [
    placesText(plan),
    ...(trials > 1 ? [`${trials} trials`] : []),
    `generator ${document.generator_version}`,
    counted(document.episodes.length, 'episode'),
    options.feedback_mode === 'blind'
      ? 'blind'
      : 'with verdicts (training feedback: not comparable with blind runs)',
  ];
  const claim =
    count === 1
      ? 'One seed: no interval, and no claim can rest on it. Add --seeds 1..50 for means with 95 % intervals.'
      : `± is half of a 95 % t interval over ${grouped(count)} seeds.`;
  return [
    `${made.join(', ')}. ${claim}`,
    ...modelLines(document),
    ...kindLines(document),
    ...heuristicLines(document),
    ...flawLines(document),
    ...skippedLines(document),
  ];
}

const KINDS: readonly (readonly [kind: Agent['kind'], text: string])[] = [
  ['oracle', 'the upper bound, never ranked'],
  ['no-protocol', 'no model and no reading of the protocol'],
  ['trivial', 'floors and exploits'],
  ['ablated', 'the oracle with one rule misread'],
];

/** What the agents are that no one should take for contenders. */
function kindLines(document: RunDocument): string[] {
  const coded = document.summary.filter((row) => row.model === undefined);
  const names = [...new Set(coded.map((row) => row.agent))];
  const lines = KINDS.flatMap(([kind, text]) => {
    const of = names.filter((name) => agentNamed(name)?.kind === kind);
    return of.length === 0 ? [] : [`${of.join(', ')}: ${text}`];
  });
  return lines.length === 0 ? [] : [`${lines.join('. ')}.`];
}

/** Why a reader of the protocol may fall below an agent that never reads it. */
function heuristicLines({ summary }: RunDocument): string[] {
  const mean = (agent: string, task: TaskId) =>
    summary.find((row) => row.agent === agent && row.task_id === task)?.mean ?? null;
  const below = [...new Set(summary.map((row) => row.task_id))].filter((task) => {
    const [heuristic, rank] = [mean('heuristic', task), mean('rank', task)];
    return heuristic !== null && rank !== null && heuristic < rank;
  });
  const windowed = below.filter((task) => TASKS[task].errorTypes.includes('protocol_window_violation'));
  const others = below.filter((task) => !windowed.includes(task));
  const reasons = [
    ...(windowed.length === 0
      ? []
      : [`it takes every excused Stage IV delay for a violation (${windowed.join(', ')})`]),
    ...(others.length === 0 ? [] : [`it lets ages just beyond the bounds pass (${others.join(', ')})`]),
  ];
  return reasons.length === 0 ? [] : [`heuristic falls below rank: ${reasons.join('; ')}.`];
}

/** The flaws that the episodes of an agent bear out, in the words of their codes. */
function flawLines({ diagnostics, summary }: RunDocument): string[] {
  const isContender = (agent: string) => {
    const kind = agentNamed(agent)?.kind;
    return kind !== 'trivial' && kind !== 'ablated';
  };
  const lines = diagnostics.flatMap(({ agent, model, task_id, flaws }) => {
    if (flaws.length === 0 || !isContender(agent)) return [];
    const label = agentLabel({ agent, model });
    return [`${label} on ${task_id}: ${flaws.map((flaw) => flaw.replaceAll('_', ' ')).join(', ')}`];
  });
  return lines.length === 0 || summary.length === 0 ? [] : [`Diagnosis. ${lines.join('; ')}.`];
}

function skippedLines({ skipped }: RunDocument): string[] {
  const reasons = [...new Set(skipped.map((one) => one.reason))];
  return reasons.map((reason) => {
    const names = skipped.filter((one) => one.reason === reason).map((one) => one.agent);
    return `Skipped ${names.join(' and ')}: each ${reason}.`;
  });
}
