import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { RANKED_TASK_IDS } from '../../core/model/vocabulary.ts';
import {
  baselineEntries,
  commitTo,
  leaderboard,
  leaderboardMarkdown,
  leaderboardPage,
  RANKED,
  revealFaults,
  type LeaderboardEntry,
} from '../../evaluation/index.ts';
import { episodeCache } from '../../runner/index.ts';
import { checkSubmission, packSubmission, SUBMISSION_FILE } from '../../store/submissions/index.ts';
import { EXIT } from '../exit-code.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { integerOption } from '../option.ts';
import { counted } from '../output/figures.ts';
import { PACKAGE_VERSION } from '../package-version.ts';
import { cachedEpisodes } from '../run/cached-episodes.ts';
import { UsageError } from '../usage-error.ts';

/** Adds `leaderboard` with its subcommands: pack, check, build, seal and check-reveal. */
export function addLeaderboardCommand(program: Command, host: Host): void {
  const command = program
    .command('leaderboard')
    .summary('submit ranked runs, check submissions, build the leaderboard')
    .description(
      'Ranked runs are made with run --ranked --out. pack makes a submission of one, check plays submissions again and ' +
        'finds what is missing, doubled, edited or forged, build makes the table and the page. seal and check-reveal ' +
        'commit to sealed episodes and check the promise once the key is known.',
    )
    .addHelpText(
      'after',
      examples([
        ['clinicalbench run --ranked --model NAME --out runs/mine', 'the run'],
        [
          'clinicalbench leaderboard pack runs/mine --name Mine --author Me --out leaderboard/submissions/mine',
          'submit it',
        ],
        [
          'clinicalbench leaderboard check leaderboard/submissions/mine',
          'as the check of a pull request does',
        ],
        ['clinicalbench leaderboard build', 'table and page'],
      ]),
    );
  command
    .command('pack')
    .summary('make a submission of a ranked run')
    .description(
      'Copy a ranked run into a submission: its config.json, its records packed, and submission.json with who made it. Open it as a pull request.',
    )
    .argument('<run>', 'a run folder')
    .requiredOption('--out <folder>', 'a new folder below leaderboard/submissions')
    .requiredOption('--name <name>', 'how the row is called')
    .requiredOption('--author <who>', 'who ran it')
    .option('--url <https url>', 'where to read more')
    .action((run: string, options: PackOptions) => pack(run, options, host));
  command
    .command('check')
    .summary('play submissions again and hold them to the rules')
    .description(
      'Play every record of a submission again and hold it to the rules of ranked runs. Exit code 1 when one is refused, with the reasons.',
    )
    .argument('<submissions...>', 'submission folders, or a folder of them')
    .action((folders: string[]) => check(folders, host));
  command
    .command('build')
    .summary('make the table and the page')
    .description(
      'Check every submission, play the baselines on the ranked seeds, and write leaderboard.json, leaderboard.md and index.html.',
    )
    .option('--submissions <folder>', 'where submissions stand', 'leaderboard/submissions')
    .option('--out <folder>', 'where leaderboard.json, leaderboard.md and index.html go', 'leaderboard')
    .addOption(
      integerOption('--baseline-seeds <n>', 'ranked seeds to play the baselines on', 2, RANKED.seeds.length)
        .default(RANKED.seeds.length)
        .hideHelp(),
    )
    .action((options: BuildOptions) => build(options, host));
  command
    .command('seal')
    .summary('commit to the episodes of a sealed split')
    .description(
      'Write hashes of the episodes that CLINICALBENCH_SEALED_KEY makes, and print their root. Published before anyone plays, they prove later that nothing was exchanged.',
    )
    .requiredOption('--split <name>', 'the split')
    .addOption(integerOption('--count <n>', 'episodes of each task', 1, 100_000).default(RANKED.seeds.length))
    .requiredOption('--out <file>', 'the commitment, to be published')
    .action((options: SealOptions) => seal(options, host));
  command
    .command('check-reveal')
    .summary('check a commitment against the key that was revealed')
    .description(
      'Make the episodes of a commitment again with CLINICALBENCH_SEALED_KEY and compare their hashes. Exit code 1 where one differs.',
    )
    .argument('<commitment>', 'the file')
    .option('--root <sha256>', 'the root that was published at the time')
    .action((file: string, options: { readonly root?: string }) => checkReveal(file, options, host));
}

interface PackOptions {
  readonly out: string;
  readonly name: string;
  readonly author: string;
  readonly url?: string;
}
interface BuildOptions {
  readonly submissions: string;
  readonly out: string;
  readonly baselineSeeds: number;
}
interface SealOptions {
  readonly split: string;
  readonly count: number;
  readonly out: string;
}

async function pack(run: string, { out, ...authorship }: PackOptions, { terminal }: Host): Promise<void> {
  const submitted_at = new Date().toISOString().slice(0, 10);
  await packSubmission(run, out, { ...authorship, submitted_at });
  terminal.note(`packed into ${out}; check it with: clinicalbench leaderboard check ${out}`);
}

async function check(folders: readonly string[], host: Host): Promise<void> {
  const checked = await checkAll(folders.flatMap(submissionsIn), host);
  if (checked.length === 0) host.terminal.print('no submission to check');
}

async function build({ submissions, out, baselineSeeds }: BuildOptions, host: Host): Promise<void> {
  const { terminal } = host;
  const entries = await checkAll(submissionsIn(submissions), host);
  if (host.exitCode !== EXIT.ok) throw new Error('a submission does not hold: nothing was built');
  const board = leaderboard([
    ...entries,
    ...(await baselineEntries(PACKAGE_VERSION, RANKED.seeds.slice(0, baselineSeeds))),
  ]);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'leaderboard.json'), `${JSON.stringify(board, null, 1)}\n`);
  writeFileSync(join(out, 'leaderboard.md'), `${leaderboardMarkdown(board)}\n`);
  writeFileSync(join(out, 'index.html'), leaderboardPage(board));
  terminal.note(
    `${counted(entries.length, 'submission')}; written: leaderboard.json, leaderboard.md, index.html in ${out}`,
  );
}

async function checkAll(folders: readonly string[], host: Host): Promise<LeaderboardEntry[]> {
  const { terminal, config } = host;
  const { style } = terminal;
  const entries: LeaderboardEntry[] = [];
  for (const folder of folders) {
    const progress = terminal.progress('check', RANKED.seeds.length * RANKED.tasks.length * RANKED.trials);
    let done = 0;
    const parts = { episodeOf: cachedEpisodes(episodeCache(), config.sealedKey()) };
    const { faults, entry } = await checkSubmission(folder, parts, () => progress.update(++done)).finally(
      () => progress.stop(),
    );
    if (entry) {
      entries.push(entry);
      terminal.print(`${style.good('holds')}   ${folder}: ${entry.badge}`);
      continue;
    }
    host.exitCode = EXIT.runErrors;
    terminal.print(`${style.bad('REFUSED')} ${folder}`);
    for (const fault of faults) terminal.print(`        ${fault}`);
  }
  return entries;
}

/** A submission folder by itself, or those right below a folder. */
function submissionsIn(folder: string): string[] {
  if (isFile(join(folder, SUBMISSION_FILE))) return [folder];
  return directoryNames(folder).map((name) => join(folder, name));
}

function directoryNames(folder: string): string[] {
  if (!existsSync(folder)) throw new UsageError(`${folder}: there is no such folder`);
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      .toSorted();
  } catch (cause) {
    throw new UsageError(`${folder} cannot be read`, { cause });
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function seal({ split, count, out }: SealOptions, { terminal, config }: Host): void {
  const commitment = commitTo(keyOf(config.sealedKey()), split, RANKED_TASK_IDS, count);
  writeFileSync(out, `${JSON.stringify(commitment, null, 1)}\n`);
  terminal.print(commitment.root);
}

function checkReveal(file: string, { root }: { readonly root?: string }, host: Host): void {
  const { terminal, config } = host;
  const faults = revealFaults(JSON.parse(readFileSync(file, 'utf8')), keyOf(config.sealedKey()), root);
  if (faults.length === 0)
    return terminal.print(
      `${terminal.style.good('holds')}  ${file}: every episode is the one that was committed to`,
    );
  host.exitCode = EXIT.runErrors;
  terminal.print(`${terminal.style.bad('FAULTY')}  ${file}`);
  for (const fault of faults) terminal.print(`        ${fault}`);
}

function keyOf(key: Uint8Array | null): Uint8Array {
  if (key === null)
    throw new UsageError(
      'the variable CLINICALBENCH_SEALED_KEY is not set: it holds the key of the sealed episodes, at least 32 hexadecimal digits',
    );
  return key;
}
