import { hasTooManyIncomplete, RANKED, type RunDocument } from '../../evaluation/index.ts';
import { EXIT } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { decimals, percent } from '../output/figures.ts';
import { printableLine } from '../output/printable.ts';

/** What a run is judged by. */
export interface RunDemands {
  /** The mean that every agent must reach on every task; null for none. */
  readonly failUnder: number | null;
  readonly ranked: boolean;
}

/** Tells on stderr what went wrong with a run and sets the exit code: means below a threshold, runs without a result. */
export function judgeRun({ summary, failed, episodes }: RunDocument, demands: RunDemands, host: Host): void {
  const { terminal } = host;
  for (const row of summary) {
    if (demands.failUnder === null || row.mean >= demands.failUnder) continue;
    terminal.complain(
      `${row.agent} on ${row.task_id}: ${decimals(row.mean, 6)} is below ${demands.failUnder}\n`,
    );
    host.exitCode = EXIT.threshold;
  }
  for (const { agent, model, task_id, seed, sealed, outcome, cause } of failed) {
    const who = model === undefined ? agent : `${agent} on ${model}`;
    const place = sealed ? `${sealed.split} ${sealed.index}` : `seed ${seed}`;
    const why = cause === null ? '' : `: ${cause.kind === 'Error' ? '' : `${cause.kind}: `}${cause.message}`;
    terminal.complain(`${printableLine(`${outcome}: ${who}, ${task_id}, ${place}${why}`)}\n`);
    host.exitCode = EXIT.runErrors;
  }
  const all = episodes.length + failed.length;
  if (!demands.ranked || !hasTooManyIncomplete(failed.length, all)) return;
  terminal.complain(
    `not ranked: ${failed.length} of ${all} runs came to no result, more than ${percent(RANKED.mostIncomplete)}; ` +
      'go on with --resume\n',
  );
  host.exitCode = EXIT.runErrors;
}
