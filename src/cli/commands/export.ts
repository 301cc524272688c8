import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import { csvHead, csvLine, exportCdisc, inspectLogs, sftExamples } from '../../evaluation/index.ts';
import { replayRecord, type Replay } from '../../records/index.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { episodeCache } from '../../runner/index.ts';
import { readRunConfig, readRunLines, readRunRecords } from '../../store/runs/index.ts';
import { htmlExport } from '../export/html-export.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { seedOption, taskOption } from '../option.ts';
import { counted } from '../output/figures.ts';
import { cachedEpisodes } from '../run/cached-episodes.ts';
import { UsageError } from '../usage-error.ts';

const FORMS = ['csv', 'inspect', 'sft', 'html', 'cdisc'] as const;

interface ExportOptions {
  readonly csv?: string;
  readonly inspect?: string;
  readonly sft?: string;
  readonly html?: string;
  readonly cdisc?: true;
  readonly task?: TaskId;
  readonly seed?: number;
  readonly out?: string;
}

/** Adds `export`: records and episodes in other forms. */
export function addExportCommand(program: Command, host: Host): void {
  program
    .command('export')
    .summary('write records or an episode in other forms')
    .description(
      'Write a run as a table, as logs for Inspect, as chat messages for training or as one page; or an episode as CDISC datasets.\n' +
        'Tables and messages go to stdout unless --out names a file; logs and datasets need a folder.',
    )
    .option('--csv <run>', 'one line an episode, with scores and failure modes')
    .option('--inspect <run>', 'Inspect log files (JSON), one for each agent and task')
    .option(
      '--sft <run>',
      'chat messages as JSON lines: the conversations with a model, or observations and actions',
    )
    .option('--html <run>', 'one page that replays the run in a browser, without a server')
    .option('--cdisc', 'an episode as CDISC Dataset-JSON 1.1: DM, EX, DS, LB, VS and more')
    .addOption(taskOption('the task of the episode (default: task_hard)').implies({ cdisc: true }))
    .addOption(seedOption('its seed (default: BASELINE_SEED, else 20260402)').implies({ cdisc: true }))
    .addOption(new Option('--out <path>', 'a file, or a folder for several'))
    .addHelpText(
      'after',
      examples([
        ['clinicalbench export --csv runs/a > a.csv', 'a table'],
        ['clinicalbench export --inspect runs/a --out logs', 'logs for inspect view'],
        ['clinicalbench export --sft runs/a --out train.jsonl', 'training data'],
        ['clinicalbench export --html runs/a --out a.html', 'a replay in one file'],
        ['clinicalbench export --cdisc --task task_hard --seed 42 --out cdisc', 'datasets of an episode'],
      ]),
    )
    .action((options: ExportOptions) => exportAs(options, host));
}

async function exportAs(options: ExportOptions, host: Host): Promise<void> {
  const chosen = FORMS.filter((form) => options[form] !== undefined);
  if (chosen.length !== 1)
    throw new UsageError(`choose one form: ${FORMS.map((form) => `--${form}`).join(', ')}`);
  if (options.csv !== undefined) await exportCsv(options.csv, options.out, host);
  if (options.inspect !== undefined) await exportInspect(options.inspect, options.out, host);
  if (options.sft !== undefined) await exportSft(options.sft, options.out, host);
  if (options.html !== undefined) await exportHtml(options.html, options.out, host);
  if (options.cdisc) exportDatasets(options, host);
}

async function exportCsv(run: string, out: string | undefined, host: Host): Promise<void> {
  const replay = replayer(host);
  const lines = [csvHead()];
  for await (const record of readRunRecords(run)) lines.push(csvLine(record, replay(record)));
  emit(lines.join(''), out, host);
}

async function exportSft(run: string, out: string | undefined, host: Host): Promise<void> {
  const replay = replayer(host);
  const lines: string[] = [];
  for await (const record of readRunRecords(run)) {
    const played = replay(record);
    if (played === null)
      throw new UsageError(`${run}: this version cannot play record ${record.sequence} again`);
    for (const example of sftExamples(record, played)) lines.push(`${JSON.stringify(example)}\n`);
  }
  emit(lines.join(''), out, host);
}

async function exportHtml(run: string, out: string | undefined, host: Host): Promise<void> {
  await readRunConfig(run);
  const lines: string[] = [];
  for await (const line of readRunLines(run)) lines.push(line);
  if (lines.length === 0) throw new UsageError(`${run}: no episode has ended yet`);
  emit(htmlExport(lines), out, host);
}

async function exportInspect(run: string, out: string | undefined, host: Host): Promise<void> {
  const records: EpisodeRecord[] = [];
  for await (const record of readRunRecords(run)) records.push(record);
  const logs = inspectLogs(await readRunConfig(run), records);
  writeFolder(
    logs.map(({ name, log }) => [`${name}.json`, JSON.stringify(log)]),
    out,
    host,
  );
}

function exportDatasets({ task = 'task_hard', seed, out }: ExportOptions, host: Host): void {
  const episode = generateEpisode({ task_id: task, seed: seed ?? host.config.baselineSeed() });
  const createdAt = new Date().toISOString().slice(0, 19);
  writeFolder(
    exportCdisc(episode, createdAt).map((dataset) => [
      `${dataset.name.toLowerCase()}.json`,
      JSON.stringify(dataset),
    ]),
    out,
    host,
  );
}

/** Plays records again; null for one of another generator version, or sealed without the key. */
function replayer({ config }: Host): (record: EpisodeRecord) => Replay | null {
  const episodeOf = cachedEpisodes(episodeCache(), config.sealedKey());
  const hasKey = config.sealedKey() !== null;
  return (record) => {
    const { generator_version, sealed } = record.episode;
    if (generator_version !== GENERATOR_VERSION || (sealed !== null && !hasKey)) return null;
    return replayRecord(record, { episodeOf });
  };
}

function emit(text: string, out: string | undefined, { terminal }: Host): void {
  if (out === undefined) return terminal.write(text);
  writeFileSync(out, text);
  terminal.note(`written: ${out}`);
}

function writeFolder(
  files: readonly (readonly [name: string, text: string])[],
  out: string | undefined,
  { terminal }: Host,
): void {
  if (out === undefined) throw new UsageError('these are several files: name a folder with --out');
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(out, name), `${text}\n`);
  terminal.note(`written: ${counted(files.length, 'file')} in ${out}`);
}
