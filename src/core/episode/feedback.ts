import { columnNamed } from '../dataset/columns.ts';
import { patientId } from '../dataset/dataset.ts';
import { ACTION_TYPES } from '../model/action.ts';
import { SECTION_NAMES } from '../score/report-grade.ts';
import { REPORT_POINTS, MAX_READS } from '../score/weights.ts';
import { distributionText, summaryText } from '../statistics/text.ts';
import { QUERY_SITE } from './fix.ts';
import { flaggedRow, flaggedType } from './flag-code.ts';
import { missingDistributions, missingInvestigations } from './phase.ts';
import { quote } from '../quote.ts';
import type { ActionResult } from './result.ts';
import { episodeScore } from './score.ts';
import type { Answer, EarlyAction, EpisodeState } from './state.ts';

/** The answer to the last message in words. While a blind episode runs, no word of it depends on the labels. */
export function feedbackOf(state: EpisodeState, result: ActionResult | null): string {
  const answer = answerText(state, result);
  return state.end === null ? answer : `${answer}\n${endText(state)}`;
}

function answerText(state: EpisodeState, result: ActionResult | null): string {
  const { last, episode, grade } = state;
  switch (last.outcome) {
    case 'reset':
      return `The episode has started: ${episode.dataset.size} patients, ${episode.task.budget} actions.${workLeft(state)}`;
    case 'investigated':
    case 'investigated_again':
    case 'distributed':
    case 'distributed_again':
      return `${again(last)}${tableText(result)}${workLeft(state)}`;
    case 'flag_recorded':
      return `Flag recorded: ${flagText(last.flag)}.`;
    case 'flag_correct':
      return `✓ ${flagText(last.flag)}: a violation.`;
    case 'flag_false_positive':
      return `✗ ${flagText(last.flag)}: not a violation.`;
    case 'flag_duplicate':
      return `Duplicate: ${flagText(last.flag)} stands already.`;
    case 'blocked_phase':
      return blockedText(state, last.action);
    case 'unknown_action':
      return `Unknown action ${saidText(last.said)}. Actions: ${ACTION_TYPES.join(', ')}.`;
    case 'unknown_variable':
      return columnNamed(episode.dataset, last.said ?? undefined) === null
        ? `Unknown variable ${saidText(last.said)}. Columns: ${episode.dataset.names.join(', ')}.`
        : `No breakdown by ${saidText(last.said)}: patient_id cannot be broken down, and a stratum must be another column.`;
    case 'unknown_patient':
      return `✗ Unknown patient ${saidText(last.said)}: the flag counts as a false positive. Ids run from ${patientId(0)} to ${patientId(episode.dataset.size - 1)}.`;
    case 'unknown_error_type':
      return `✗ Unknown error type ${saidText(last.said)}: the flag counts as a false positive. In force: ${episode.task.errorTypes.join(', ')}.`;
    case 'fix_accepted':
      return `Fix accepted for ${patientId(last.fix.row)}, ${last.fix.errorType}.`;
    case 'fix_refused':
      return last.fix === null
        ? 'Fix refused: no flag of this patient is waiting for a fix.'
        : `Fix refused for ${patientId(last.fix.row)}, ${last.fix.errorType}: ${saidText(last.said)} is neither ${QUERY_SITE} nor a value that the record shows.`;
    case 'reported':
      return `Report received: ${grade?.points ?? 0} of ${REPORT_POINTS} points.${sectionsText(state)}`;
    case 'read':
      return readText(last.offset, last.limit, episode.dataset.size);
    case 'read_limit':
      return `No read is left: an episode allows ${MAX_READS}.`;
    case 'episode_over':
      break;
  }
  return 'No action counts any more.';
}

function again({ outcome }: Answer): string {
  return outcome === 'investigated_again' || outcome === 'distributed_again' ? 'Asked before.\n' : '';
}

function tableText(result: ActionResult | null): string {
  if (result === null) return '';
  if ('column' in result) return summaryText(result);
  return 'variable' in result ? distributionText(result) : '';
}

/** What is required before flagging, and before the bias can be flagged. */
function workLeft(state: EpisodeState): string {
  const columns = missingInvestigations(state);
  const breakdowns = missingDistributions(state);
  return [
    columns.length === 0 ? '' : `\nStill to investigate before flagging: ${columns.join(', ')}.`,
    breakdowns.length === 0
      ? ''
      : `\nStill to break down before flagging selection_bias: ${breakdowns.join(', ')}.`,
  ].join('');
}

function blockedText(state: EpisodeState, action: EarlyAction): string {
  return action === 'selection_bias'
    ? `Blocked: selection_bias cannot be flagged before these are broken down: ${missingDistributions(state).join(', ')}.`
    : `Blocked: ${action} comes after these are investigated: ${missingInvestigations(state).join(', ')}.`;
}

function flagText(flag: number): string {
  const row = flaggedRow(flag);
  return row === null ? flaggedType(flag) : `${patientId(row)}, ${flaggedType(flag)}`;
}

function saidText(said: string | null): string {
  return said === null ? '(none given)' : quote(said);
}

function sectionsText({ grade }: EpisodeState): string {
  if (grade === null) return '';
  const marks = SECTION_NAMES.map((name) => `${name} ${grade.sections[name] ? '✓' : '✗'}`);
  return ` Sections: ${marks.join(', ')}.`;
}

function readText(offset: number, limit: number, size: number): string {
  const end = Math.min(offset + limit, size);
  return offset >= end
    ? `No rows: the dataset ends with row ${size - 1}.`
    : `Rows ${offset} to ${end - 1} of ${size}.`;
}

function endText(state: EpisodeState): string {
  const { score, breakdown } = episodeScore(state);
  const why = state.end === 'report' ? 'the report is in' : 'the budget is used up';
  const { net_recall: netRecall, precision, workflow, efficiency, report } = breakdown;
  return `The episode is over: ${why}. Score ${score} (net recall ${netRecall}, precision ${precision}, workflow ${workflow}, efficiency ${efficiency}, report ${report}).`;
}
