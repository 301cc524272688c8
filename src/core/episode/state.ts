import type { Episode } from '../generate/episode.ts';
import type { EpisodeOptions } from '../model/episode.ts';
import type { ColumnName } from '../model/patient.ts';
import type { RecordErrorType } from '../model/vocabulary.ts';
import type { ReportGrade } from '../score/report-grade.ts';

/**
 * One run of an episode: immutable plain data, replaced by each step. The episode itself is shared between runs.
 * It holds truth, so it never leaves the engine: observe, publicState and reveal are the doors.
 */
export interface EpisodeState {
  readonly episode: Episode;
  readonly options: EpisodeOptions;
  /** The caller's label. */
  readonly episodeId: string;
  /** Budgeted actions taken. */
  readonly steps: number;
  readonly reads: number;
  /** Columns investigated, each once, in order. */
  readonly investigations: readonly ColumnName[];
  /** Breakdowns made, each once, in order, as codes (distribution-code.ts). */
  readonly distributions: readonly number[];
  /** Flags that stand, right or wrong, in order, as codes (flag-code.ts). Flags that name nobody are only counted. */
  readonly flags: readonly number[];
  /** Flags whose fix was judged, as codes. */
  readonly fixed: readonly number[];
  /** Fixes proposed, whatever became of them. */
  readonly fixes: number;
  readonly correctFlags: number;
  readonly falsePositives: number;
  readonly duplicateFlags: number;
  readonly blocked: number;
  /** Null until the report is in. */
  readonly grade: ReportGrade | null;
  /** How the episode ended, or null while it runs. */
  readonly end: 'report' | 'budget' | null;
  /** Sum of the dense rewards, in millionths, whatever the reward mode. */
  readonly denseTotal: number;
  /** How much of the score was paid as reward, in millionths. */
  readonly paid: number;
  /** The reward of the last message, in millionths. */
  readonly reward: number;
  readonly last: Answer;
}

/** What became of the last message: enough to write its text and result when they are asked for, and no more. */
export type Answer =
  | { readonly outcome: 'reset' | 'reported' | 'read_limit' | 'episode_over' }
  | { readonly outcome: 'investigated' | 'investigated_again'; readonly column: ColumnName }
  | {
      readonly outcome: 'distributed' | 'distributed_again';
      readonly variable: ColumnName;
      readonly stratifyBy: ColumnName | null;
    }
  | {
      readonly outcome: 'flag_recorded' | 'flag_correct' | 'flag_false_positive' | 'flag_duplicate';
      readonly flag: number;
    }
  | { readonly outcome: 'blocked_phase'; readonly action: EarlyAction }
  | {
      readonly outcome: 'unknown_action' | 'unknown_variable' | 'unknown_patient' | 'unknown_error_type';
      /** The agent's word, or null where it gave none. */
      readonly said: string | null;
    }
  | { readonly outcome: 'fix_accepted'; readonly fix: FixedFlag }
  | { readonly outcome: 'fix_refused'; readonly said: string | null; readonly fix: FixedFlag | null }
  | { readonly outcome: 'read'; readonly offset: number; readonly limit: number };

/** What was tried before its required work was done. */
export type EarlyAction = 'flag_error' | 'submit_report' | 'selection_bias';

/** The flag that a fix was judged against. */
export interface FixedFlag {
  readonly row: number;
  readonly errorType: RecordErrorType;
}
