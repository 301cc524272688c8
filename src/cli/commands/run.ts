import { Option, type Command } from 'commander';
import { MODEL_AGENTS } from '../../agents/index.ts';
import { FEEDBACK_MODES, OBSERVATION_MODES } from '../../core/model/episode.ts';
import { isScored, modelTally, runDocument, type RunDocument } from '../../evaluation/index.ts';
import { episodeCache } from '../../runner/index.ts';
import type { Config } from '../config.ts';
import {
  keepData,
  readRunConfig,
  replyJournal,
  type ReplyJournal,
  type RunFolder,
} from '../../store/runs/index.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import {
  integerOption,
  jsonOption,
  listOption,
  parsedOption,
  seedOption,
  seedsOption,
  tasksOption,
} from '../option.ts';
import { addModelFlags, type ModelFlags } from '../model/model-flags.ts';
import { openRunModel } from '../model/open-run-model.ts';
import { flagsOf, type LimitFlags } from '../model/run-limits.ts';
import { counted, decimals } from '../output/figures.ts';
import { parseDecimal } from '../parse/numbers.ts';
import { parseSealed } from '../parse/sealed.ts';
import { agentList } from '../run/agent-list.ts';
import { chooseAgents, parseAgents, parseMode, type AgentChoice } from '../run/agent-choice.ts';
import { cachedEpisodes } from '../run/cached-episodes.ts';
import { judgeRun } from '../run/judge-run.ts';
import { structuredPrinter } from '../run/print-structured.ts';
import { recordInto } from '../run/recording.ts';
import { IN_PROCESS, remoteServer, type RemoteServer } from '../run/remote-server.ts';
import { runAgents } from '../run/run-agents.ts';
import { placeCount } from '../run/run-plan.ts';
import { openSession, type RunSession, type SessionOptions } from '../run/run-session.ts';
import { runText } from '../run/run-text.ts';

const MOST_SEEDS = 100_000;

interface RunOptions extends ModelFlags, SessionOptions {
  readonly agent?: readonly string[];
  readonly mode?: readonly string[];
  readonly concurrency: number;
  readonly env?: string;
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
      listOption(
        '--agent <names>',
        'agents, separated by commas or each with a flag of its own; those below, baselines or all (default: baselines; with --model: react)',
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
    .addOption(tasksOption())
    .addOption(seedOption('one seed (default: BASELINE_SEED, else 20260402)'))
    .addOption(seedsOption('several seeds, for means with 95 % intervals', MOST_SEEDS))
    .addOption(
      parsedOption(
        '--sealed <split:a..b>',
        'places of a sealed split, such as private:1..50; needs CLINICALBENCH_SEALED_KEY, here or on the server of --env',
        (text) => parseSealed(text, MOST_SEEDS),
      ).conflicts(['seed', 'seeds']),
    )
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
    .addOption(
      new Option(
        '--ranked',
        'play by the rules of the leaderboard: 50 listed seeds a task, 4 trials, blind; needs --out',
      ).conflicts(['task', 'seed', 'seeds', 'trials', 'feedback', 'observationMode']),
    )
    .optionsGroup('Where it is played, and what is kept:')
    .option(
      '--env <where>',
      `${IN_PROCESS}, or the URL of a server (default: ENV_BASE_URL, else ${IN_PROCESS})`,
    )
    .option('--out <folder>', 'write config.json and a record of every episode to a new folder')
    .option('--keep-data', 'keep the data of every episode beside the records, for graders of later versions')
    .addOption(
      new Option('--resume <folder>', 'go on with such a run: only what is missing is played').conflicts([
        'out',
        'mode',
        'task',
        'seed',
        'seeds',
        'sealed',
        'trials',
        'feedback',
        'observationMode',
        'ranked',
      ]),
    )
    .optionsGroup('Output:')
    .addOption(jsonOption())
    .addOption(
      new Option(
        '--structured',
        'print [START], [STEP] and [END] lines (success is a score of 0.5 or more)',
      ).conflicts('json'),
    )
    .addHelpText('after', () => `\n${agentList(Math.min(host.terminal.columns, 110))}\n${EXAMPLES}`)
    .action((options: RunOptions) => run(options, host));
  addModelFlags(command);
}

const EXAMPLES = examples([
  ['clinicalbench run', 'the baselines, one seed'],
  ['clinicalbench run --seeds 1..50', 'means with 95 % intervals'],
  ['clinicalbench run --agent heuristic,rank --task task_hard', 'two agents on one task'],
  ['clinicalbench run --agent oracle --fail-under 1', 'a gate for a pipeline'],
  ['clinicalbench run --agent heuristic --structured', 'a line for each step'],
  ['clinicalbench run --seeds 1..50 --json > runs.json', 'every episode and the summary'],
  ['clinicalbench run --agent heuristic --seeds 1..50 --out runs/heuristic', 'with records'],
  ['clinicalbench run --resume runs/heuristic', 'go on where it stopped'],
  ['clinicalbench run --model mock:perfect', 'the react agent with a scripted model, no key needed'],
  ['clinicalbench run --model llama3.1:8b --base-url http://localhost:11434/v1', 'with a local model'],
  ['clinicalbench run --env http://localhost:8000', 'on a server; blind runs have no failure modes then'],
]);

async function run(typed: RunOptions, host: Host): Promise<void> {
  const { terminal, config } = host;
  const options = { ...(await limitsBefore(typed, config)), ...typed };
  const journal = replyJournal();
  const choice = choiceOf(options, config, journal);
  const server = await remoteServer(options.env, config);
  const session = await openSession(options, choice, config, server !== null);
  try {
    const document = await play(session, options, choice, server, journal, host);
    const { plan } = session;
    if (options.json) terminal.print(JSON.stringify(document));
    else if (!options.structured && document.episodes.length > 0)
      terminal.print(runText(document, plan, terminal.style, terminal.columns));
    judgeRun(document, { failUnder: options.failUnder ?? null, ranked: plan.ranked }, host);
  } finally {
    journal.close();
    session.folder?.close();
  }
}

/** The limits that a run was begun with, as flags, where it is gone on with: they hold unless others are told. */
async function limitsBefore({ resume, model }: RunOptions, config: Config): Promise<LimitFlags> {
  if (resume === undefined || (model ?? config.model.name) === null) return {};
  return flagsOf((await readRunConfig(resume)).limits);
}

/** Who runs: the agents that were named, react for a model alone, else the baselines. A resumed run names its own. */
function choiceOf(options: RunOptions, config: Config, journal: ReplyJournal): AgentChoice {
  const model = openRunModel(options, config, (one) => journal.wrap(one));
  const isAsked = options.model !== undefined;
  const settings = options.batchSize === undefined ? {} : { batchSize: options.batchSize };
  if (options.resume !== undefined)
    return chooseAgents(model ? MODEL_AGENTS : ['baselines'], model, false, settings);
  const names = options.agent ?? options.mode ?? [isAsked ? 'react' : 'baselines'];
  return chooseAgents(names, model, isAsked, settings);
}

async function play(
  { plan, folder }: RunSession,
  options: RunOptions,
  choice: AgentChoice,
  server: RemoteServer | null,
  journal: ReplyJournal,
  { terminal, config }: Host,
): Promise<RunDocument> {
  const { concurrency } = options;
  const episodes = episodeCache();
  const sealedKey = plan.sealed && config.sealedKey();
  const recording = folder && recordInto(folder, { episodeOf: cachedEpisodes(episodes, sealedKey) });
  const total = plan.agents.length * plan.tasks.length * placeCount(plan) * plan.trials;
  let done = recording?.earlier.filter(isScored).length ?? 0;
  if (folder) terminal.note(folderNote(folder, done, total));
  const models = plan.agents.flatMap(({ model }) => model ?? []).slice(0, 1);
  if (folder && recording && models.length > 0) journal.open(folder.folder, recording.isMade);
  if (models[0]?.mock) terminal.note(`${models[0].id} is a script, no language model`);
  const tally = modelTally();
  for (const event of recording?.earlierEvents ?? []) tally.onEvent(event);
  const begun = performance.now();
  const progress = terminal.progress('run', options.structured ? 0 : total);
  const structured = options.structured ? structuredPrinter(terminal, concurrency) : null;
  const results = await runAgents(plan, {
    concurrency,
    episodes,
    sealedKey,
    ...(server && { openEnvironment: server.open }),
    ...(recording && { isMade: recording.isMade, earlier: recording.earlier }),
    onEvent: (event) => {
      recording?.onEvent(event);
      journal.onEvent(event);
      tally.onEvent(event);
      if (folder && options.keepData && event.type === 'episode_end' && event.result.state)
        keepData(folder.folder, event.result.state.episode);
      structured?.(event);
      if (event.type === 'episode_end' || event.type === 'episode_failed') progress.update(++done);
    },
  }).finally(() => progress.stop());
  const elapsed = decimals((performance.now() - begun) / 1_000, 1);
  terminal.note(`${counted(total, 'episode')} of ${counted(plan.agents.length, 'agent')} in ${elapsed} s\n`);
  const skipped = options.resume === undefined ? [...choice.skipped] : [];
  return runDocument({
    seeds: plan.seeds,
    sealed: plan.sealed,
    ...results,
    skipped,
    models: tally.uses(models),
  });
}

function folderNote({ folder, cut }: RunFolder, done: number, total: number): string {
  const torn = cut === 0 ? '' : `; the last line was torn and is cut off (${cut} bytes)`;
  return done === 0 && cut === 0
    ? `writing records to ${folder}`
    : `going on with ${folder}: ${done} of ${total} episodes stand${torn}`;
}
