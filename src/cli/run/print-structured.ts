import type { OnEvent } from '../../runner/index.ts';
import type { Terminal } from '../terminal.ts';
import { structuredLine } from './structured-lines.ts';

/**
 * Prints structured lines as events come in; lines of one episode stay together, so that with several episodes at once
 * each is printed when it ends.
 */
export function structuredPrinter(terminal: Terminal, concurrency: number): OnEvent {
  const waiting = new Map<string, string[]>();
  return (event) => {
    const line = structuredLine(event);
    if (line === null || !('run' in event)) return;
    if (concurrency === 1) return terminal.print(line);
    const { agent, task_id, seed, trial } = event.run;
    const key = [agent, task_id, seed, trial].join(' ');
    const lines = [...(waiting.get(key) ?? []), line];
    waiting.set(key, lines);
    if (event.type === 'step' || event.type === 'episode_start') return;
    terminal.print(lines.join('\n'));
    waiting.delete(key);
  };
}
