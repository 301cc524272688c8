import { InvalidArgumentError, Option } from 'commander';
import { RANKED_TASK_IDS, TASK_IDS, type TaskId } from '../core/model/vocabulary.ts';
import { parseInteger } from './parse/numbers.ts';
import { parseNames } from './parse/names.ts';
import type { Parsed } from './parse/parsed.ts';
import { parseSeed, parseSeedRange } from './parse/seeds.ts';

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

/** An option whose value is a list, and which may be given several times: the lists are joined. */
export function listOption<T>(
  flags: string,
  description: string,
  parse: (text: string) => Parsed<readonly T[]>,
): Option {
  return new Option(flags, description).argParser((text: string, before: readonly T[] | undefined) => {
    const result = parse(text);
    if (!result.ok) throw new InvalidArgumentError(result.message);
    return [...(before ?? []), ...result.value];
  });
}

/** --seed N */
export function seedOption(description: string): Option {
  return parsedOption('--seed <n>', description, parseSeed).conflicts('seeds');
}

/** --seeds A..B. @param most the most seeds the command takes */
export function seedsOption(description: string, most: number): Option {
  return parsedOption('--seeds <a..b>', description, (text) => parseSeedRange(text, most));
}

/** --task a,b */
export function tasksOption(description: string): Option {
  return parsedOption('--task <ids>', description, parseTasks);
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
