import { rowOf } from '../../core/dataset/dataset.ts';
import { toRows } from '../../core/dataset/rows.ts';
import { observe } from '../../core/episode/index.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { Action } from '../../core/model/action.ts';
import type { Observation } from '../../core/model/observation.ts';
import { distribute } from '../../core/statistics/distribution.ts';
import { summarizeColumn } from '../../core/statistics/summary.ts';
import { COLUMNS } from '../../core/model/patient.ts';
import type { FeedbackMode } from '../feedback.ts';
import { patientCard, patientTable } from '../output/patient-table.ts';
import { printable, printableLine } from '../output/printable.ts';
import { distributionTable, summaryTables } from '../output/statistics-tables.ts';
import { wrap } from '../output/wrap.ts';
import type { LineReader, Terminal } from '../terminal.ts';
import { endingText } from './ending.ts';
import { playHelp } from './help-text.ts';
import { parsePlayCommand, type PlayCommand } from './play-command.ts';
import { protocolText, stateText } from './seat-text.ts';
import { move, outcomeOf, takeSeat, type Seat } from './seat.ts';

/** Lets a person audit an episode line by line, until the report, the end of the budget, `quit` or the end of the input. */
export async function playEpisode(
  episode: Episode,
  feedback: FeedbackMode,
  terminal: Terminal,
): Promise<void> {
  const seat = takeSeat(episode, feedback);
  const input = terminal.openInput();
  terminal.print(protocolText(observe(seat.state), terminal));
  terminal.print(`\n${playHelp(episode.task.errorTypes)}\n`);
  try {
    await playOn(seat, input, terminal);
  } finally {
    input.close();
  }
  terminal.print(endingText(seat, terminal));
}

async function playOn(seat: Seat, input: LineReader, terminal: Terminal): Promise<void> {
  while (!observe(seat.state).done) {
    const line = await ask(seat, input, terminal);
    if (line === null) return;
    const command = parsePlayCommand(line);
    if (command.kind === 'quit') return;
    if (command.kind === 'report') {
      const text = command.text ?? (await readReport(input, terminal));
      act(seat, { action_type: 'submit_report', report: text }, terminal);
    } else answer(seat, command, terminal);
    if (command.kind !== 'nothing') terminal.print();
  }
}

async function ask(seat: Seat, input: LineReader, terminal: Terminal): Promise<string | null> {
  const { attempts_remaining, phase } = observe(seat.state);
  const line = await input.ask(`[${attempts_remaining} steps left, ${phase}] > `);
  if (line !== null && !terminal.interactive && line.trim() !== '')
    terminal.print(terminal.style.dim(`> ${printableLine(line.trim())}`));
  return line;
}

/** Lines up to one that holds only a dot, or to the end of the input. */
async function readReport(input: LineReader, terminal: Terminal): Promise<string> {
  terminal.print(terminal.style.dim('Write the report; end it with a line that holds only a dot.'));
  const lines: string[] = [];
  for (;;) {
    const line = await input.ask('| ');
    if (line === null || line.trim() === '.') return lines.join('\n');
    lines.push(line);
  }
}

type Answered = Exclude<PlayCommand, { readonly kind: 'report' | 'quit' }>;

function answer(seat: Seat, command: Answered, terminal: Terminal): void {
  const { style } = terminal;
  switch (command.kind) {
    case 'action':
      return act(seat, command.action, terminal);
    case 'read':
      return readPage(seat, command.offset ?? nextOffset(seat), command.limit ?? seat.limit, terminal);
    case 'back':
      return readPage(seat, Math.max(0, seat.offset - seat.limit), seat.limit, terminal);
    case 'show':
      return showPatient(seat, command.patientId, terminal);
    case 'help':
      return terminal.print(playHelp(seat.episode.task.errorTypes));
    case 'protocol':
      return terminal.print(protocolText(observe(seat.state), terminal));
    case 'state':
      return terminal.print(stateText(seat));
    case 'flags':
      return terminal.print(flagsText(seat));
    case 'wrong':
      return terminal.print(style.warn(wrap(printableLine(command.message), terminal.columns)));
    case 'nothing':
  }
}

function act(seat: Seat, action: Action, terminal: Terminal): void {
  const { dataset } = seat.episode;
  const { style, columns } = terminal;
  const seen = move(seat, action);
  const outcome = outcomeOf(seen);
  const column = COLUMNS.find((name) => name === action.variable);
  const by = COLUMNS.find((name) => name === action.stratify_by) ?? null;
  if (outcome.startsWith('investigated') && column)
    terminal.print(summaryTables(summarizeColumn(dataset, column), style, columns));
  else if (outcome.startsWith('distributed') && column)
    terminal.print(distributionTable(distribute(dataset, column, by), style, columns));
  else terminal.print(wrap(printable(answerOf(seen)), columns));
}

/** What was answered to a move, without the last line that an episode ends with: the ending shows the score in full. */
function answerOf({ feedback, done }: Observation): string {
  return done ? feedback.slice(0, feedback.lastIndexOf('\n')) : feedback;
}

function nextOffset(seat: Seat): number {
  const next = seat.offset < 0 ? 0 : seat.offset + seat.limit;
  return next < seat.episode.dataset.size ? next : 0;
}

function readPage(seat: Seat, offset: number, limit: number, terminal: Terminal): void {
  const { dataset } = seat.episode;
  const seen = move(seat, { action_type: 'read_patients', offset, limit });
  if (outcomeOf(seen) !== 'read') return terminal.print(printable(seen.feedback));
  seat.offset = offset;
  seat.limit = limit;
  const last = Math.min(offset + limit, dataset.size);
  if (offset >= last) return terminal.print(`There are ${dataset.size} patients; row 1 is the first.`);
  terminal.print(patientTable(toRows(dataset, offset, last), terminal.style, terminal.columns));
  terminal.print(terminal.style.dim(`rows ${offset + 1} to ${last} of ${dataset.size}`));
}

function showPatient(seat: Seat, patientId: string, terminal: Terminal): void {
  const row = rowOf(seat.episode.dataset, patientId);
  if (row < 0) return terminal.print(`There is no patient ${printableLine(patientId)}.`);
  const seen = move(seat, { action_type: 'read_patients', offset: row, limit: 1 });
  const [patient] = toRows(seat.episode.dataset, row, row + 1);
  terminal.print(outcomeOf(seen) === 'read' && patient ? patientCard(patient) : printable(seen.feedback));
}

function flagsText({ flags }: Seat): string {
  if (flags.length === 0) return 'You have flagged nothing.';
  return flags
    .map(({ patient_id, error_type, confidence }) =>
      printableLine(
        `  ${patient_id ?? 'cohort'}  ${error_type}${confidence === null ? '' : `  ${confidence}`}`,
      ),
    )
    .join('\n');
}
