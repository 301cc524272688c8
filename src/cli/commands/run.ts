import { Option, type Command } from 'commander';
import { FEEDBACK_MODES, OBSERVATION_MODES, type EpisodeOptions } from '../../core/model/episode.ts';
import { RANKED_TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { runDocument } from '../../evaluation/index.ts';
import type { OnEvent } from '../../runner/index.ts';
import { EXIT } from '../exit-code.ts';
import { optionsFor, type FeedbackMode } from '../feedback.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { integerOption, jsonOption, parsedOption, seedOption, seedsOption, tasksOption } from '../option.ts';
import { counted, decimals } from '../output/figures.ts';
import { printableLine } from '../output/printable.ts';
import { parseDecimal } from '../parse/numbers.ts';
import { seedCount, seedsOf, type SeedRange } from '../parse/seeds.ts';
import { agentList } from '../run/agent-list.ts';
import { baselines, parseAgents, parseMode, type AgentChoice } from '../run/agent-choice.ts';
import { structuredPrinter } from '../run/print-structured.ts';
import { runAgents } from '../run/run-agents.ts';
import { runText } from '../run/run-text.ts';
import { addUnavailableFlags, refuseUnavailable, type UnavailableFlags } from '../run/unavailable-flags.ts';

const MOST_SEEDS = 100_000;

interface RunOptions extends UnavailableFlags {
  readonly agent?: AgentChoice;
  readonly mode?: AgentChoice;
  readonly task: readonly TaskId[];
  readonly seed?: number;
  readonly seeds?: SeedRange;
  readonly trials: number;
  readonly concurrency: number;
  readonly feedback: FeedbackMode;
  readonly observationMode: EpisodeOptions['observation_mode'];
  readonly json?: true;
  readonly structured?: true;
  readonly failUnder?: number;
}

/** Adds `run`: runs agents on episodes and reports scores and failure modes. */
export function addRunCommand(program: Command, host: Host): void {
  const command = program
    .command('run')
    .summary('run agents on episodes and report scores and failure modes')
    .description(
      'Run agents on the same episodes and compare them. Without options: the baselines on all three tasks, one seed.',
    )
    .addOption(
      parsedOption(
        '--agent <names>',
        'agents separated by commas, baselines, or all (default: baselines)',
        parseAgents,
      ),
    )
    .addOption(
      parsedOption(
        '--mode <mode>',
        'naive, heuristic, full or all (full is the agent react)',
        parseMode,
      ).conflicts('agent'),
    )
    .addOption(tasksOption('tasks, separated by commas').default([...RANKED_TASK_IDS], 'all three'))
    .addOption(seedOption('one seed (default: BASELINE_SEED, else 20260402)'))
    .addOption(seedsOption('several seeds, for means with 95 % intervals', MOST_SEEDS))
    .addOption(integerOption('--trials <k>', 'runs of each agent on each episode', 1, 1_000).default(1))
    .addOption(
      new Option('--feedback <mode>', 'blind tells an agent nothing about labels; verdict is for training')
        .choices(FEEDBACK_MODES)
        .default('blind'),
    )
    .addOption(
      new Option(
        '--observation-mode <mode>',
        'dataset in the first observation, in every one, or by reads only',
      )
        .choices(OBSERVATION_MODES)
        .default('lean'),
    )
    .addOption(integerOption('--concurrency <n>', 'episodes under way at once', 1, 256).default(1))
    .addOption(
      parsedOption(
        '--fail-under <score>',
        'exit code 3 when an agent stays below this mean on a task',
        (text) => parseDecimal(text, 0, 1),
      ),
    )
    .addOption(jsonOption())
    .addOption(
      new Option(
        '--structured',
        'print [START], [STEP] and [END] lines (success is a score of 0.5 or more)',
      ).conflicts('json'),
    )
    .addHelpText('after', () => `\n${agentList(Math.min(host.terminal.columns, 110))}\n${EXAMPLES}`)
    .action((options: RunOptions) => run(options, host));
  addUnavailableFlags(command);
}

const EXAMPLES = examples([
  ['clinicalbench run', 'the baselines, one seed'],
  ['clinicalbench run --seeds 1..50', 'means with 95 % intervals'],
  ['clinicalbench run --agent heuristic,rank --task task_hard', 'two agents on one task'],
  ['clinicalbench run --agent oracle --fail-under 1', 'a gate for a pipeline'],
  ['clinicalbench run --agent heuristic --structured', 'a line for each step'],
  ['clinicalbench run --seeds 1..50 --json > runs.json', 'every episode and the summary'],
]);

async function run(options: RunOptions, host: Host): Promise<void> {
  const { terminal, config } = host;
  const choice = options.agent ?? options.mode ?? baselines();
  refuseUnavailable(choice, options, config);
  const { agents, skipped } = choice;
  const one = options.seed ?? (options.seeds ? 0 : config.baselineSeed());
  const seeds = options.seeds ?? { first: one, last: one };
  const { trials, concurrency, feedback } = options;
  const total = agents.length * options.task.length * seedCount(seeds) * trials;
  const begun = performance.now();

  const progress = terminal.progress('run', options.structured ? 0 : total);
  let done = 0;
  const structured = options.structured ? structuredPrinter(terminal, concurrency) : null;
  const onEvent: OnEvent = (event) => {
    structured?.(event);
    if (event.type === 'episode_end' || event.type === 'episode_failed') progress.update(++done);
  };
  const { episodes, failed } = await runAgents(
    { agents, tasks: options.task, seeds: seedsOf(seeds), trials, concurrency },
    optionsFor(feedback, options.observationMode),
    onEvent,
  ).finally(() => progress.stop());
  const elapsed = decimals((performance.now() - begun) / 1_000, 1);
  terminal.note(`${counted(total, 'episode')} of ${counted(agents.length, 'agent')} in ${elapsed} s\n`);

  const document = runDocument(seedsOf(seeds), episodes, [...skipped]);
  if (options.json) terminal.print(JSON.stringify(document));
  else if (!options.structured && episodes.length > 0)
    terminal.print(runText(document, { seeds, trials, feedback }, terminal.style, terminal.columns));

  for (const row of document.summary) {
    if (options.failUnder === undefined || row.mean >= options.failUnder) continue;
    terminal.complain(
      `${row.agent} on ${row.task_id}: ${decimals(row.mean, 6)} is below ${options.failUnder}\n`,
    );
    host.exitCode = EXIT.threshold;
  }
  for (const { agent, task_id, seed, outcome, cause } of failed) {
    const why = cause instanceof Error ? cause.message : String(cause);
    terminal.complain(printableLine(`${outcome}: ${agent} on ${task_id}, seed ${seed}: ${why}`) + '\n');
    host.exitCode = EXIT.runErrors;
  }
}
