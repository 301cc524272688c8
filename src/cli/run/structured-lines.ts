import type { EpisodeRun, RunEvent } from '../../runner/index.ts';
import { printableLine } from '../output/printable.ts';

/** The environment's name in structured lines. */
const ENVIRONMENT = 'clinicalbench';

/** The score from which [END] says success: half of the net recall, where precision and report begin to count in full. */
export const SUCCESS_SCORE = 0.5;

/**
 * The structured line of an event, or null for an event that has none: [START] and [END] of an episode, and one [STEP]
 * for each message of the agent. Fields hold no spaces except at most `error`, so that a line splits at ` name=`.
 */
export function structuredLine(event: RunEvent): string | null {
  switch (event.type) {
    case 'episode_start':
      return `[START] task=${event.run.task_id} env=${ENVIRONMENT} model=${printableLine(event.run.model ?? event.run.agent).replaceAll(' ', '_')} seed=${event.run.seed}`;
    case 'step': {
      const { message, reward, done, refusal } = event.action;
      const outcome = String(event.observation.metadata['outcome']);
      const error = refusal === null ? errorOf(outcome) : printableLine(refusal);
      return `[STEP] step=${event.number} action=${actionText(message)} reward=${reward.toFixed(2)} done=${done} error=${error ?? 'null'}`;
    }
    case 'episode_end':
      return endLine(event.run.task_id, event.result);
    case 'episode_failed':
      return `[END] task=${event.run.task_id} success=false steps=0 score=nan rewards=`;
    case 'agent_event':
    case 'matrix_start':
    case 'matrix_end':
      break;
  }
  return null;
}

function endLine(task: string, { score, actions }: EpisodeRun): string {
  const rewards = actions.map((action) => action.reward.toFixed(2)).join(',');
  return `[END] task=${task} success=${score >= SUCCESS_SCORE} steps=${actions.length} score=${score.toFixed(4)} rewards=${rewards}`;
}

/** Outcomes that tell of something an agent did wrong without telling a label. */
const ERRORS = ['blocked_phase', 'flag_duplicate', 'fix_refused', 'read_limit', 'episode_over'];

function errorOf(outcome: string): string | null {
  return outcome.startsWith('unknown_') || ERRORS.includes(outcome) ? outcome : null;
}

const NAMED = [
  'variable',
  'stratify_by',
  'error_type',
  'patient_id',
  'proposed_value',
  'confidence',
  'offset',
  'limit',
];

/** A message in one word: flag_error(error_type=invalid_age,patient_id=P0042). Free text is left out. */
function actionText(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('action_type' in message)) return 'not-an-action';
  const fields = Object.entries(message)
    .filter(([name]) => NAMED.includes(name))
    .map(([name, value]) => `${name}=${word(value)}`);
  return `${word(message.action_type)}(${fields.join(',')})`;
}

const LONGEST_WORD = 80;

/** A value as one word; of anything that is no text, number or boolean only its kind. */
function word(value: unknown): string {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = plain ? String(value) : `<${typeof value}>`;
  return printableLine(text.slice(0, LONGEST_WORD)).replaceAll(' ', '_');
}
