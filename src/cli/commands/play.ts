import { randomInt } from 'node:crypto';
import { Option, type Command } from 'commander';
import { generateEpisode } from '../../core/generate/episode.ts';
import { FEEDBACK_MODES, MAX_SEED } from '../../core/model/episode.ts';
import { ERROR_TYPES, type TaskId } from '../../core/model/vocabulary.ts';
import type { FeedbackMode } from '../feedback.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { seedOption, taskOption } from '../option.ts';
import { playHelp } from '../play/help-text.ts';
import { playEpisode } from '../play/session.ts';

interface PlayOptions {
  readonly task: TaskId;
  readonly seed?: number;
  readonly feedback: FeedbackMode;
}

/** Adds `play`: a person audits in the terminal. */
export function addPlayCommand(program: Command, host: Host): void {
  program
    .command('play')
    .summary('audit an episode yourself, in the terminal')
    .description(
      'Audit one episode by hand: the same protocol, patients, budget and score as any agent.\n' +
        'The seed is drawn and shown at the end; commands may also come from a pipe.',
    )
    .addOption(taskOption('the task').default('task_easy'))
    .addOption(seedOption('play this seed instead of a drawn one'))
    .addOption(
      new Option('--feedback <mode>', 'blind tells nothing before the end; verdict tells after each flag')
        .choices(FEEDBACK_MODES)
        .default('blind'),
    )
    .addHelpText(
      'after',
      examples([
        ['clinicalbench play', 'the easy task, a fresh trial'],
        ['clinicalbench play --task task_hard', '75 steps, 720 patients'],
        ['clinicalbench play --seed 42 < moves.txt', 'moves from a file'],
      ]) + `\n\nWhile playing:\n${playHelp(ERROR_TYPES)}`,
    )
    .action(async ({ task, seed, feedback }: PlayOptions) => {
      const drawn = seed ?? randomInt(MAX_SEED + 1);
      await playEpisode(generateEpisode({ task_id: task, seed: drawn }), feedback, host.terminal);
    });
}
