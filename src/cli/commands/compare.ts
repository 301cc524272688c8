import type { Command } from 'commander';
import { compare, type Comparison, type Pair } from '../../evaluation/index.ts';
import { contestantsOf } from '../compare/contestants.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { jsonOption } from '../option.ts';
import { counted, decimals, grouped, NOT_AVAILABLE } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { renderTable, type TableColumn } from '../output/table.ts';
import { wrap } from '../output/wrap.ts';
import { UsageError } from '../usage-error.ts';

/** Adds `compare`: paired differences of runs on common episodes. */
export function addCompareCommand(program: Command, host: Host): void {
  program
    .command('compare')
    .summary('compare runs on their common episodes')
    .description(
      'Pair the results of two or more agents by episode and show the difference with its interval, how far the two go ' +
        'together, whether it is clear, and how many more episodes would make it so. RUN is a run folder; RUN#AGENT ' +
        'picks one agent of it, RUN#AGENT@MODEL one with a certain model.',
    )
    .argument('<runs...>', 'run folders')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        ['clinicalbench compare runs/a runs/b', 'two runs'],
        ['clinicalbench compare runs/all#heuristic runs/all#rank', 'two agents of one run'],
      ]),
    )
    .action((runs: string[], options: { readonly json?: true }) => compareRuns(runs, options, host));
}

async function compareRuns(
  runs: readonly string[],
  { json }: { readonly json?: true },
  host: Host,
): Promise<void> {
  const { terminal } = host;
  const contestants = await contestantsOf(runs);
  if (contestants.length < 2) throw new UsageError('name two agents: only one has played in these runs');
  const comparison = compare(contestants);
  if (json) terminal.print(JSON.stringify(comparison));
  else terminal.print(comparisonText(comparison, terminal.style, terminal.columns));
}

const COLUMNS: readonly TableColumn[] = [
  { head: 'first' },
  { head: 'second' },
  ...['episodes', 'mean', 'mean', 'difference', '95 % interval', 'corr.', 'p (Holm)', 'more episodes'].map(
    (head): TableColumn => ({ head, align: 'right' }),
  ),
];

const LEGEND =
  'Difference: first - second, paired by episode (trials of one are averaged first). p: two-sided, by permutation of ' +
  'signs, adjusted for all pairs on the task. More episodes: how many more a true difference of this size takes to be ' +
  'found with 80 % power; 0 when there are enough.';

function comparisonText({ tasks }: Comparison, style: Style, width: number): string {
  const text = Math.min(width, 110);
  return [
    ...tasks.flatMap(({ task_id, pairs, ranks }) => [
      style.title(task_id),
      '',
      pairs.length === 0
        ? 'No two of them have an episode of this task in common.'
        : renderTable(COLUMNS, pairs.map(pairRow), style, width),
      ...(ranks.length > 2 ? ['', ...ranks.map(rankLine)] : []),
      ...pairs.flatMap((pair) => (pair.smallest_detectable === null ? [] : [detectLine(pair)])).slice(0, 1),
      '',
    ]),
    style.dim(wrap(LEGEND, text)),
  ].join('\n');
}

function pairRow(pair: Pair): string[] {
  const { interval, more_episodes } = pair;
  return [
    pair.first,
    pair.second,
    grouped(pair.episodes),
    decimals(pair.first_mean, 3),
    decimals(pair.second_mean, 3),
    decimals(pair.difference, 3),
    interval === null ? NOT_AVAILABLE : `[${decimals(interval.low, 3)}, ${decimals(interval.high, 3)}]`,
    decimals(pair.correlation, 2),
    pair.p_holm < 0.001 ? '< 0.001' : decimals(pair.p_holm, 3),
    more_episodes === null ? NOT_AVAILABLE : grouped(more_episodes),
  ];
}

function rankLine({ name, mean, best, worst }: Comparison['tasks'][number]['ranks'][number]): string {
  return `rank ${best === worst ? `${best}` : `${best} to ${worst}`}  ${name}  ${decimals(mean, 3)}`;
}

function detectLine({ episodes, smallest_detectable }: Pair): string {
  return `With ${counted(episodes, 'episode')} a true difference of ${decimals(smallest_detectable, 3)} is found with 80 % power.`;
}
