import type { Command } from 'commander';
import { GENERATOR_VERSION } from '../../core/version.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { regrade, regradeDocument, type Regrade, type Regraded } from '../../evaluation/index.ts';
import { sourceOf } from '../../records/index.ts';
import { episodeCache } from '../../runner/index.ts';
import { keptEpisode, readRunRecords } from '../../store/runs/index.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { jsonOption } from '../option.ts';
import { counted, decimals } from '../output/figures.ts';
import { renderTable } from '../output/table.ts';

/** Adds `regrade`: scores old records with the grader of this version. */
export function addRegradeCommand(program: Command, host: Host): void {
  program
    .command('regrade')
    .summary('score old records with the grader of this version')
    .description(
      'Play the actions of recorded episodes under the grader of this version, on the very data that they were played ' +
        'on, and show old scores against new ones. Where another generator version made the data, they are taken from ' +
        'the run, if it kept them (run --keep-data). Records are not changed.',
    )
    .argument('<run>', 'a run folder')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([['clinicalbench regrade runs/react-1.0.0', 'old scores against new ones']]),
    )
    .action((run: string, options: { readonly json?: true }) => regradeRun(run, options, host));
}

async function regradeRun(run: string, { json }: { readonly json?: true }, host: Host): Promise<void> {
  const { terminal, config } = host;
  const episodes = episodeCache();
  const key = config.sealedKey() ?? undefined;
  // A record of another version may still be about the same data: whether it is, its hash tells.
  const generated = ({ episode }: EpisodeRecord) =>
    episode.sealed && key === undefined
      ? null
      : episodes.get(sourceOf({ ...episode, generator_version: GENERATOR_VERSION }, key));
  const kept = ({ episode }: EpisodeRecord) => keptEpisode(run, episode);
  const graded: Regraded[] = [];
  const versions = new Set<string>();
  for await (const record of readRunRecords(run)) {
    versions.add(record.episode.generator_version);
    const one = regrade(record, [generated, kept]);
    if (one) graded.push(one);
  }
  const document = regradeDocument(graded, versions);
  if (json) terminal.print(JSON.stringify(document));
  else terminal.print(regradeText(document, host));
}

function regradeText({ from, to, tasks, records, unavailable }: Regrade, { terminal }: Host): string {
  const rows = tasks.map(({ agent, model, task_id, episodes, old_mean, new_mean, changed }) => [
    task_id,
    model === undefined ? agent : `${agent} ${model}`,
    `${episodes}`,
    decimals(old_mean, 4),
    decimals(new_mean, 4),
    decimals(new_mean - old_mean, 4),
    `${changed}`,
  ]);
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    { head: 'task' },
    { head: 'agent' },
    ...['episodes', 'old', 'new', 'change', 'changed'].map(right),
  ];
  const lost =
    unavailable === 0
      ? []
      : [
          '',
          `${counted(unavailable, 'record')} of ${records.length} cannot be scored again: this generator makes other ` +
            'data of the same seed, and the run did not keep them (run --keep-data).',
        ];
  return [
    `Recorded by generator ${from.join(', ')}, graded by ${to}.`,
    '',
    renderTable(columns, rows, terminal.style, terminal.columns),
    ...lost,
  ].join('\n');
}
