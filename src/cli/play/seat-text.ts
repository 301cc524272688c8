import { publicState } from '../../core/episode/index.ts';
import type { Observation } from '../../core/model/observation.ts';
import { counted } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { wrap } from '../output/wrap.ts';
import type { Terminal } from '../terminal.ts';
import type { Seat } from './seat.ts';

const TEXT_WIDTH = 100;

/** The task and the protocol's text as the player reads them. */
export function protocolText(seen: Observation, { style, columns }: Terminal): string {
  const width = Math.min(columns, TEXT_WIDTH);
  return [
    style.title(wrap(seen.protocol_title, width)),
    '',
    wrap(printable(seen.task_description), width),
    '',
    style.title('Protocol excerpt'),
    wrap(printable(seen.trial_protocol_excerpt), width),
  ].join('\n');
}

/** Where the player stands, in two lines. */
export function stateText(seat: Seat): string {
  const { task_id, phase, attempts_remaining, counters } = publicState(seat.state);
  const counts = [
    counted(counters.flags, 'flag'),
    counted(counters.investigations, 'investigation'),
    counted(counters.distributions, 'distribution'),
    counted(counters.fixes, 'fix', 'fixes'),
    counted(counters.blocked, 'blocked action'),
    counted(counters.reads, 'read'),
  ];
  return `${task_id}, phase ${phase}, ${counted(attempts_remaining, 'step')} left\n${counts.join(', ')}`;
}
