import { episodeScore, observe, type EpisodeState } from '../../core/episode/index.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import { diagnose } from '../../evaluation/index.ts';
import { counted } from '../output/figures.ts';
import { failureModeLines } from '../output/failure-mode-lines.ts';
import { printableLine } from '../output/printable.ts';
import { scoreLines } from '../output/score-lines.ts';
import { hang } from '../output/wrap.ts';
import type { Terminal } from '../terminal.ts';
import type { OwnFlag, Seat } from './seat.ts';

/** What the player earned, how the audit went wrong, and the answer key of what was missed. */
export function endingText(seat: Seat, { style, columns }: Terminal): string {
  const { task, seed } = seat.episode;
  const { score, breakdown } = episodeScore(seat.state);
  const { dense_reward_total } = observe(seat.state);
  return [
    style.title(howItEnded(seat.state)),
    '',
    scoreLines(score, breakdown, style, columns),
    '',
    ...failureModeLines(diagnose(seat.state), columns),
    '',
    ...differences(seat, columns),
    style.dim(`task ${task.taskId}, seed ${seed}, dense reward ${dense_reward_total.toFixed(3)}`),
    style.dim(
      `The whole answer key: npx clinicalbench generate --task ${task.taskId} --seed ${seed} --labels`,
    ),
  ].join('\n');
}

function howItEnded({ end, steps }: EpisodeState): string {
  if (end === 'report') return `Report submitted after ${counted(steps, 'step')}.`;
  return end === 'budget' ? 'The budget is used up; there is no report.' : 'Left before the report.';
}

/** Violations without a flag and flags without a violation. */
function differences({ episode, flags }: Seat, width: number): string[] {
  const { violations, bias } = labelsOf(episode);
  const truth = Object.entries(violations).map(([patient_id, error_type]) => ({ patient_id, error_type }));
  const missed = truth.filter((one) => !flags.some((flag) => isSame(flag, one)));
  const wrong = flags.filter((flag) =>
    flag.patient_id === null ? bias?.present !== true : !truth.some((one) => isSame(flag, one)),
  );
  const biasMissed = bias?.present === true && flags.every((flag) => flag.patient_id !== null);
  const lines = [
    ...listed('Missed', missed, width),
    ...(biasMissed ? ['Missed: selection_bias'] : []),
    ...listed('Wrongly flagged', wrong, width),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

type Named = Pick<OwnFlag, 'error_type' | 'patient_id'>;

function isSame(a: Named, b: Named): boolean {
  return a.patient_id === b.patient_id && a.error_type === b.error_type;
}

/** A line for each error type with the patients concerned. */
function listed(title: string, named: readonly Named[], width: number): string[] {
  const types = [...new Set(named.map((one) => one.error_type))];
  return types.map((type) => {
    const ids = named.filter((one) => one.error_type === type).map((one) => one.patient_id);
    return hang(printableLine(`${title}: ${type} `), printableLine(ids.join(' ')), width).trimEnd();
  });
}
