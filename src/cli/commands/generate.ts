import type { Command } from 'commander';
import { episodeDocument } from '../../core/generate/document.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { jsonOption, seedOption, seedsOption, taskOption } from '../option.ts';
import { episodePreview } from '../output/episode-preview.ts';
import { seedsOf, type SeedRange } from '../parse/seeds.ts';
import { UsageError } from '../usage-error.ts';

const MOST_SEEDS = 1_000_000;

interface GenerateOptions {
  readonly task: TaskId;
  readonly seed?: number;
  readonly seeds?: SeedRange;
  readonly json?: true;
  readonly labels?: true;
}

/** Adds `generate`: prints episodes, to read or as JSON. */
export function addGenerateCommand(program: Command, host: Host): void {
  program
    .command('generate')
    .summary('print an episode: its protocol, its patients and, on demand, its answer key')
    .description(
      'Generate episodes and print them. The same task, seed and generator version give the same bytes everywhere.',
    )
    .addOption(taskOption('the task').default('task_easy'))
    .addOption(seedOption('the seed (default: BASELINE_SEED, else 20260402)'))
    .addOption(seedsOption('several seeds; needs --json and prints one document a line', MOST_SEEDS))
    .option('--labels', 'with the answer key: violations, bias finding and traps')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        ['clinicalbench generate --task task_hard --seed 42', 'a preview to read'],
        ['clinicalbench generate --seed 42 --labels', 'what was planted, too'],
        ['clinicalbench generate --seed 42 --json --labels > 42.json', 'all of it'],
        ['clinicalbench generate --seeds 0..999 --json > train.jsonl', 'a training set'],
      ]),
    )
    .action((options: GenerateOptions) => generate(options, host));
}

async function generate(options: GenerateOptions, { terminal, config }: Host): Promise<void> {
  if (options.seeds && !options.json)
    throw new UsageError('--seeds prints one JSON document a line: add --json, or ask for one --seed.');
  const labels = options.labels === true;
  const seeds = options.seeds ? seedsOf(options.seeds) : [options.seed ?? config.baselineSeed()];
  for (const seed of seeds) {
    const episode = generateEpisode({ task_id: options.task, seed });
    if (options.json) terminal.print(JSON.stringify(episodeDocument(episode, { labels })));
    else terminal.print(episodePreview(episode, labels, terminal.style, terminal.columns));
    await terminal.drained();
  }
}
