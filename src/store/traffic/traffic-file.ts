import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { ExchangeSchema, type Exchange } from '../../models/index.ts';

/** A traffic file that cannot be written or read. */
export class TrafficFileError extends Error {
  override readonly name = 'TrafficFileError';
}

/** Begins a traffic file, one exchange a line, and answers with what appends to it. @throws TrafficFileError when the file exists */
export function beginTraffic(file: string): (exchange: Exchange) => void {
  if (existsSync(file)) throw new TrafficFileError(`${file} exists already`);
  return (exchange) => appendFileSync(file, `${JSON.stringify(exchange)}\n`);
}

/** Reads a traffic file. @throws TrafficFileError when there is none, or a line is no exchange */
export function readTraffic(file: string): Exchange[] {
  if (!existsSync(file)) throw new TrafficFileError(`there is no file ${file}`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => readLine(line, `${file}, line ${index + 1}`));
}

function readLine(line: string, place: string): Exchange {
  try {
    return ExchangeSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new TrafficFileError(`${place} is no exchange with a model`, { cause: error });
  }
}
