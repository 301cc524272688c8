import { episodeScore } from '../../core/episode/score.ts';
import type { EpisodeState } from '../../core/episode/state.ts';
import { flaggedRow, isCorrect } from '../../core/episode/flag-code.ts';
import type { ScoreBreakdown } from '../../core/model/score.ts';
import { MILLION } from '../../core/score/weights.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import type { Replay } from '../../records/replay.ts';
import { firstPrompted, firstSeen } from '../../records/first-seen.ts';
import { truthOf } from './flags.ts';
import { decides } from './rules-of-clause.ts';

/** How a run stood after one entry, had it stopped there. */
export interface PathPoint {
  readonly score: number;
  readonly breakdown: ScoreBreakdown;
  readonly denseTotal: number;
}

/** How a run stood at the reset (place 0) and after each entry (place = entry + 1). */
export function pathOf({ first, states }: Replay): PathPoint[] {
  let before: EpisodeState | null = null;
  let point: PathPoint | null = null;
  return [first, ...states].map((state) => {
    if (state !== before || point === null) {
      const { score, breakdown } = episodeScore(state);
      point = { score, breakdown, denseTotal: state.denseTotal / MILLION };
      before = state;
    }
    return point;
  });
}

/** A place that is worth a look. */
export interface Landmark {
  /** As in pathOf: 0 is the reset. */
  readonly place: number;
  readonly kind: 'false positive' | 'miss' | 'exception';
  readonly text: string;
}

/**
 * False positives where they were flagged; misses where the row that was never flagged came first before the agent (in
 * a prompt of a model, in a read, or with the reset); flags on rows that an exception of the protocol decides.
 */
export function landmarksOf(record: EpisodeRecord, replay: Replay): Landmark[] {
  const { episode, last } = replay;
  const landmarks: Landmark[] = [];
  const excused = new Set(decides(episode, 'stageIvWindow'));
  const overridden = new Set(decides(episode, 'comorbidityOverride'));
  let known = 0;
  replay.states.forEach((state, index) => {
    for (const code of state.flags.slice(known)) {
      const row = flaggedRow(code);
      const right = isCorrect(episode.truth, code);
      if (!right)
        landmarks.push({
          place: index + 1,
          kind: 'false positive',
          text: row === null ? 'selection bias' : `row ${row + 1}`,
        });
      if (row !== null && (excused.has(row) || overridden.has(row)))
        landmarks.push({
          place: index + 1,
          kind: 'exception',
          text: overridden.has(row) ? 'comorbidity override' : 'Stage IV exception',
        });
    }
    known = state.flags.length;
  });
  const flagged = new Set(last.flags.map(flaggedRow));
  const seen = record.agent.model ? firstPrompted(record, episode) : firstSeen(record, episode);
  truthOf(episode).forEach(({ violation }, row) => {
    const at = seen[row] ?? null;
    if (violation && !flagged.has(row) && at !== null)
      landmarks.push({ place: at + 1, kind: 'miss', text: `row ${row + 1}: ${violation}` });
  });
  return landmarks.toSorted((a, b) => a.place - b.place);
}
