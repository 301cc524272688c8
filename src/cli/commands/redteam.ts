import type { Command } from 'commander';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { runRedteam } from '../../evaluation/index.ts';
import { EXIT } from '../exit-code.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { integerOption, jsonOption, seedsOption, tasksOption } from '../option.ts';
import { counted } from '../output/figures.ts';
import { redteamText } from '../output/redteam-text.ts';
import { seedCount, seedText, type SeedRange } from '../parse/seeds.ts';

const MOST_SEEDS = 100_000;
const MOST_WORKERS = 256;

interface RedteamOptions {
  readonly seeds: SeedRange;
  readonly task: readonly TaskId[];
  readonly workers?: number;
  readonly json?: true;
}

/** Adds `redteam`: holds every exploit to its bound. */
export function addRedteamCommand(program: Command, host: Host): void {
  program
    .command('redteam')
    .summary('run exploits against the grader and hold each to its bound')
    .description(
      'Run a panel of exploit agents against the grader and print how far each gets. Bounds are means over at least ' +
        '200 seeds; with fewer they are only indicative. Exit code 1 when a bound is broken.',
    )
    .addOption(seedsOption('the seeds', MOST_SEEDS).default({ first: 0, last: 199 }, '0..199'))
    .addOption(tasksOption())
    .addOption(
      integerOption('--workers <n>', 'threads; 0 works in one (default: one a core)', 0, MOST_WORKERS),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        ['clinicalbench redteam', 'every exploit over 200 seeds'],
        ['clinicalbench redteam --seeds 0..19', 'a quick look'],
        ['clinicalbench redteam --task task_hard --json', 'one task, as JSON'],
      ]),
    )
    .action((options: RedteamOptions) => redteam(options, host));
}

async function redteam({ seeds, task, workers, json }: RedteamOptions, host: Host): Promise<void> {
  const { terminal } = host;
  terminal.note(
    `attacking ${counted(seedCount(seeds) * task.length, 'episode')}: seeds ${seedText(seeds)}, ${task.join(', ')}`,
  );
  const progress = terminal.progress('redteam', 100);
  const report = await runRedteam({
    ...seeds,
    tasks: task,
    ...(workers !== undefined && { workers }),
    onProgress: (done, total) => progress.update(Math.round((100 * done) / total)),
  }).finally(() => progress.stop());
  if (json) terminal.print(JSON.stringify(report));
  else terminal.print(redteamText(report, terminal.style, terminal.columns));
  if (!report.holds) host.exitCode = EXIT.runErrors;
}
