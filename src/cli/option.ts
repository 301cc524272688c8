import { InvalidArgumentError, Option, type Command } from 'commander';
import { RANKED_TASK_IDS, TASK_IDS, type TaskId } from '../core/model/vocabulary.ts';
import { parseInteger } from './parse/numbers.ts';
import { parseNames } from './parse/names.ts';
import type { Parsed } from './parse/parsed.ts';
import { parseSeed, parseSeedRange } from './parse/seeds.ts';
import { UsageError } from './usage-error.ts';

/** An option whose value is read by a parser; what the parser refuses becomes a usage error that names the flag. */
export function parsedOption<T>(
  flags: string,
  description: string,
  parse: (text: string) => Parsed<T>,
): Option {
  return new Option(flags, description).argParser((text: string) => {
    const result = parse(text);
    if (!result.ok) throw new InvalidArgumentError(result.message);
    return result.value;
  });
}

/** An option whose value is a list, and which may be given several times: the lists are joined, each value once. */
export function listOption<T>(
  flags: string,
  description: string,
  parse: (text: string) => Parsed<readonly T[]>,
): Option {
  let told: readonly T[] = [];
  const option = new Option(flags, description).argParser((text: string) => {
    const result = parse(text);
    if (!result.ok) throw new InvalidArgumentError(result.message);
    told = [...new Set([...told, ...result.value])];
    return told;
  });
  LISTS.add(option);
  return option;
}

const LISTS = new WeakSet<Option>();

/** Refuses options that take one value and are given twice: the first value would be left aside without a word. */
export function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    if (LISTS.has(option) || !(option.required || option.optional)) continue;
    let times = 0;
    command.on(`option:${option.name()}`, () => {
      if (++times > 1)
        throw new UsageError(`option '${option.flags}' takes one value and was given ${times} times`);
    });
  }
  for (const subcommand of command.commands) refuseRepeats(subcommand);
}

/** --seed N */
export function seedOption(description: string): Option {
  return parsedOption('--seed <n>', description, parseSeed).conflicts('seeds');
}

/** --seeds A..B. @param most the most seeds the command takes */
export function seedsOption(description: string, most: number): Option {
  return parsedOption('--seeds <a..b>', description, (text) => parseSeedRange(text, most));
}

/** --task a,b or --task a --task b */
export function tasksOption(): Option {
  return listOption('--task <ids>', 'tasks, separated by commas', parseTasks).default(
    [...RANKED_TASK_IDS],
    'all three',
  );
}

/** --task a */
export function taskOption(description: string): Option {
  return new Option('--task <id>', description).choices(TASK_IDS);
}

/** An option that takes an integer within bounds. */
export function integerOption(flags: string, description: string, least: number, most: number): Option {
  return parsedOption(flags, description, (text) => parseInteger(text, least, most));
}

/** --json */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on stdout');
}

/** Reads a list of tasks; `all` means the three that are ranked. */
export function parseTasks(text: string): Parsed<TaskId[]> {
  return text === 'all' ? { ok: true, value: [...RANKED_TASK_IDS] } : parseNames(text, TASK_IDS, 'task');
}
