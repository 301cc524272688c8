import { Option, type Command } from 'commander';
import { FEEDBACK_MODES, OBSERVATION_MODES, REWARD_MODES } from '../../core/model/episode.ts';
import { serveStdio } from '../../server/mcp/index.ts';
import { DEFAULT_LIMITS, Sessions, WireFault } from '../../server/index.ts';
import { examples } from '../help.ts';
import type { Host } from '../host.ts';
import { parsedOption, seedOption, taskOption } from '../option.ts';
import { UsageError } from '../usage-error.ts';
import { parsed, refused, type Parsed } from '../parse/parsed.ts';

interface McpOptions {
  readonly task: string;
  readonly seed?: number;
  readonly observationMode: string;
  readonly rewardMode: string;
  readonly feedback: string;
  readonly overrides?: unknown;
}

/** Adds `mcp`: offers one episode as MCP tools on the standard streams. */
export function addMcpCommand(program: Command, host: Host): void {
  program
    .command('mcp')
    .summary('offer one episode as MCP tools on the standard streams')
    .description(
      'Speak the Model Context Protocol on stdin and stdout: one process is one episode, with seven tools. A host such as ' +
        'an editor or a chat program starts it. Over HTTP the same tools are at /mcp of clinicalbench serve.',
    )
    .addOption(taskOption('the task').default('task_easy'))
    .addOption(seedOption('the seed (default: drawn)'))
    .addOption(
      new Option('--observation-mode <mode>', 'how programs see the dataset; models read pages')
        .choices(OBSERVATION_MODES)
        .default('paged'),
    )
    .addOption(new Option('--reward-mode <mode>', 'what a move pays').choices(REWARD_MODES).default('dense'))
    .addOption(
      new Option('--feedback <mode>', 'blind tells nothing about labels before the end')
        .choices(FEEDBACK_MODES)
        .default('verdict'),
    )
    .addOption(parsedOption('--overrides <json>', 'changes of the task, as a JSON object', parseJsonObject))
    .addHelpText(
      'after',
      examples([
        ['clinicalbench mcp --task task_hard --seed 42', 'one hard episode'],
        ['clinicalbench mcp --feedback blind --reward-mode terminal', 'as in an evaluation'],
      ]),
    )
    .action((options: McpOptions) => offer(options, host));
}

async function offer(options: McpOptions, { terminal }: Host): Promise<void> {
  const { task, seed, observationMode, rewardMode, feedback, overrides } = options;
  const input = terminal.openInput();
  try {
    await serveStdio(
      await Sessions.open({ limits: DEFAULT_LIMITS }),
      {
        task_id: task,
        seed,
        observation_mode: observationMode,
        reward_mode: rewardMode,
        feedback_mode: feedback,
        task_overrides: overrides,
      },
      { read: () => input.ask(''), write: (line) => terminal.print(line) },
    );
  } catch (error) {
    if (error instanceof WireFault && error.reason === 'invalid')
      throw new UsageError(error.message, { cause: error });
    throw error;
  } finally {
    input.close();
  }
}

function parseJsonObject(text: string): Parsed<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? parsed(value)
      : refused('It must be a JSON object.');
  } catch {
    return refused('It must be a JSON object.');
  }
}
