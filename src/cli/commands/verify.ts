import type { Command } from 'commander';
import { episodeCache } from '../../runner/index.ts';
import { lineCount, readRunConfig, verifyFolder, type FolderVerification } from '../../store/runs/index.ts';
import { EXIT } from '../exit-code.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { jsonOption } from '../option.ts';
import { counted, grouped } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { cachedEpisodes } from '../run/cached-episodes.ts';
import { UsageError } from '../usage-error.ts';

/** Adds `verify`: plays records again and finds any edit. */
export function addVerifyCommand(program: Command, host: Host): void {
  program
    .command('verify')
    .summary('play records again and find any edit')
    .description(
      'Play every record of a run again from its seed: each observation, each reward, the outcome and the score must ' +
        'come out as they stand there, and the hashes must form one chain. Exit code 1 on any fault. A run that holds ' +
        'tells the truth about the game; who played it is not proven.',
    )
    .argument('<runs...>', 'run folders')
    .addOption(jsonOption())
    .addHelpText('after', examples([['clinicalbench verify runs/heuristic', 'check every record of a run']]))
    .action((runs: string[], options: { readonly json?: true }) => verify(runs, options, host));
}

async function verify(
  runs: readonly string[],
  { json }: { readonly json?: true },
  host: Host,
): Promise<void> {
  const { terminal, config } = host;
  const checked: FolderVerification[] = [];
  for (const folder of runs) {
    const { sealed } = await readRunConfig(folder);
    if (sealed && config.sealedKey() === null)
      throw new UsageError(
        `${folder} is a run on sealed episodes, which only their key plays again: set the variable CLINICALBENCH_SEALED_KEY`,
      );
    const progress = terminal.progress('verify', await lineCount(folder));
    let done = 0;
    const verification = await verifyFolder(folder, {
      episodeOf: cachedEpisodes(episodeCache(), config.sealedKey()),
      onLine: () => progress.update(++done),
    }).finally(() => progress.stop());
    checked.push(verification);
    if (!json) terminal.print(verificationText(verification, terminal.style));
    if (!verification.holds) host.exitCode = EXIT.runErrors;
  }
  if (json) terminal.print(JSON.stringify(checked.length === 1 ? checked[0] : checked));
}

const SHOWN = 10;

function verificationText(verification: FolderVerification, style: Style): string {
  const { folder, records, missing, faults, fault_count, holds } = verification;
  const head = holds
    ? `${style.good('holds')}  ${folder}: ${counted(records, 'record')} played again, every hash, reward and score as they stand`
    : `${style.bad('FAULTY')}  ${folder}: ${counted(fault_count, 'fault')} in ${counted(records, 'record')}`;
  const lines = faults.slice(0, SHOWN).map(({ code, line, entry, message }) => {
    const place = `line ${line}${entry === null ? '' : `, entry ${entry}`}`;
    return `        ${place}: ${code}: ${message}`;
  });
  const more =
    fault_count > lines.length && !holds ? [`        and ${grouped(fault_count - lines.length)} more`] : [];
  const rest =
    missing === 0 ? [] : [`        ${counted(missing, 'episode')} of its configuration without a result`];
  return [head, ...lines, ...more, ...rest].join('\n');
}
