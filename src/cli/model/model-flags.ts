import { Option, type Command } from 'commander';
import { REPLY_FORMATS, type Price, type ReplyFormat } from '../../models/index.ts';
import { integerOption, parsedOption } from '../option.ts';
import { parsed, refused, type Parsed } from '../parse/parsed.ts';
import { parseDecimal } from '../parse/numbers.ts';

/** What the command line says of a language model. */
export interface ModelFlags {
  readonly model?: string;
  readonly baseUrl?: string;
  readonly budgetUsd?: number;
  readonly budgetUsdPerEpisode?: number;
  readonly maxCalls?: number;
  readonly maxCallsPerEpisode?: number;
  readonly maxTokens?: number;
  readonly maxTokensPerEpisode?: number;
  readonly batchSize?: number;
  readonly price?: Price;
  readonly temperature?: number | null;
  readonly maxOutputTokens?: number;
  readonly replyFormat?: ReplyFormat;
  readonly timeout?: number;
  readonly tries?: number;
  /** Commander spells --no-stream so: true unless told. */
  readonly stream: boolean;
  readonly recordTraffic?: string;
  readonly replayTraffic?: string;
}

const MOST_TOKENS = 1_000_000_000_000;

/** Adds the flags to a command. */
export function addModelFlags(command: Command): Command {
  return command
    .optionsGroup('Language model:')
    .option(
      '--model <name>',
      'mock:BEHAVIOR, anthropic:NAME, google:NAME, openai:NAME, or any name at --base-url (default: MODEL_NAME)',
    )
    .option('--base-url <url>', 'an OpenAI-compatible endpoint, local ones too (default: API_BASE_URL)')
    .addOption(
      parsedOption('--budget-usd <amount>', 'most US dollars that all calls may cost', (text) =>
        parseDecimal(text, 0, 1_000_000),
      ),
    )
    .addOption(
      parsedOption(
        '--budget-usd-per-episode <amount>',
        'most US dollars that the calls of one episode may cost',
        (text) => parseDecimal(text, 0, 1_000_000),
      ),
    )
    .addOption(
      parsedOption('--price <in/out>', 'US dollars for a million tokens, such as 0.59/0.79', parsePrice),
    )
    .addOption(integerOption('--batch-size <n>', 'patients in one prompt of react (default: 25)', 1, 500))
    .addOption(integerOption('--max-calls <n>', 'most calls of the model in this run', 1, 10_000_000))
    .addOption(
      integerOption('--max-calls-per-episode <n>', 'most calls of the model in one episode', 1, 10_000_000),
    )
    .addOption(
      integerOption('--max-tokens <n>', 'most tokens of all calls, prompts and replies', 1, MOST_TOKENS),
    )
    .addOption(
      integerOption(
        '--max-tokens-per-episode <n>',
        'most tokens of the calls of one episode, prompts and replies',
        1,
        MOST_TOKENS,
      ),
    )
    .addOption(
      parsedOption('--temperature <t>', '0 to 2, or default for that of the provider (default: 0)', (text) =>
        text === 'default' ? parsed(null) : parseDecimal(text, 0, 2),
      ),
    )
    .addOption(
      integerOption('--max-output-tokens <n>', 'most tokens of one reply (default: 4096)', 64, 200_000),
    )
    .addOption(
      new Option(
        '--reply-format <form>',
        'how JSON is asked for, where an endpoint cannot take a schema',
      ).choices(REPLY_FORMATS),
    )
    .addOption(integerOption('--timeout <seconds>', 'most seconds for one reply (default: 300)', 1, 86_400))
    .addOption(integerOption('--tries <n>', 'most tries of one call (default: 4)', 1, 20))
    .option('--no-stream', 'ask for whole replies')
    .addOption(
      new Option('--record-traffic <file>', 'write all that the provider answers to a new file').conflicts(
        'replayTraffic',
      ),
    )
    .option('--replay-traffic <file>', 'answer from such a file; nothing is sent');
}

function parsePrice(text: string): Parsed<Price> {
  const [input = '', output = '', ...more] = text.split('/');
  const prices = [input, output].map((one) => parseDecimal(one, 0, 1_000_000));
  const [first, second] = prices;
  if (!first?.ok || !second?.ok || more.length > 0)
    return refused('Expected two amounts, input and output, as in 0.59/0.79.');
  return parsed({ input: first.value, output: second.value });
}
