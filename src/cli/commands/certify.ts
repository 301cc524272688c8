import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { certifyRange } from '../../evaluation/index.ts';
import { EXIT } from '../exit-code.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { integerOption, jsonOption, seedsOption, tasksOption } from '../option.ts';
import { certificateText } from '../output/certificate-text.ts';
import { counted, grouped } from '../output/figures.ts';
import { seedCount, seedText, type SeedRange } from '../parse/seeds.ts';

const MOST_SEEDS = 10_000_000;
const MOST_WORKERS = 256;

interface CertifyOptions {
  readonly seeds: SeedRange;
  readonly task: readonly TaskId[];
  readonly workers?: number;
  readonly resume?: string;
  readonly json?: true;
}

/** Adds `certify`: proves episodes sound over a range of seeds. */
export function addCertifyCommand(program: Command, host: Host): void {
  program
    .command('certify')
    .summary('prove that the episodes of many seeds are sound')
    .description(
      'Check every episode: labels against an independent audit, the text against its rules, the oracle at 1.0 within ' +
        'budget, values on both sides of every boundary, the bias with its margins. Then look for shortcuts: features ' +
        'that must carry no information. Exit code 1 on any fault.',
    )
    .addOption(seedsOption('the seeds', MOST_SEEDS).default({ first: 0, last: 99 }, '0..99'))
    .addOption(tasksOption())
    .addOption(
      integerOption('--workers <n>', 'threads; 0 works in one (default: one a core)', 0, MOST_WORKERS),
    )
    .option('--resume <file>', 'keep progress in this file, and go on from it')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        ['clinicalbench certify', '100 seeds of every task'],
        ['clinicalbench certify --seeds 0..9999', '30,000 episodes, a few minutes'],
        ['clinicalbench certify --seeds 0..999999 --resume certify.gz', 'a long run that may be interrupted'],
      ]),
    )
    .action((options: CertifyOptions) => certify(options, host));
}

async function certify(options: CertifyOptions, host: Host): Promise<void> {
  const { terminal } = host;
  const { seeds, workers, resume } = options;
  const total = seedCount(seeds) * options.task.length;
  if (resume !== undefined && existsSync(resume)) terminal.note(`going on from ${resume}`);
  terminal.note(
    `certifying ${counted(total, 'episode')}: seeds ${seedText(seeds)}, ${options.task.join(', ')}`,
  );
  const progress = terminal.progress('certify', total);
  const certificate = await certifyRange({
    ...seeds,
    tasks: options.task,
    ...(workers !== undefined && { workers }),
    ...(resume !== undefined && { checkpoint: resume }),
    onProgress: (done) => progress.update(done),
  }).finally(() => progress.stop());
  if (options.json) terminal.print(JSON.stringify(certificate));
  else terminal.print(certificateText(certificate, terminal.style, terminal.columns));
  if (!certificate.holds) host.exitCode = EXIT.runErrors;
  terminal.note(certificate.holds ? `certified ${grouped(total)} of ${grouped(total)}` : 'not certified');
}
