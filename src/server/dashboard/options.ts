import type { Agent, LanguageModel } from '../../agents/index.ts';

/** What the dashboard of a server may do, and with whom. */
export interface DashboardOptions {
  /** Folder of run folders: read for lists, written to by live audits and games. */
  readonly records: string;
  /** Shows this run folder alone. */
  readonly only?: string;
  /** Agents of code alone that a visitor may start. */
  readonly agents: readonly Agent[];
  /** Language models that this server can ask, mock models included. Keys stay inside them. */
  readonly models: readonly LanguageModel[];
  /** Shows records and starts nothing: `clinicalbench view`. */
  readonly readOnly?: boolean;
  readonly packageVersion: string;
  /** Folder of the published leaderboard: its submissions, and leaderboard.json. */
  readonly leaderboard?: string;
  /** Seeds to play the baselines on where they were not published: the ranked ones unless told. */
  readonly baselineSeeds?: readonly number[];
  /** Draws the seeds of audits that name none, and of games. By default the platform's random source does. */
  readonly drawSeed?: () => number;
  /** Most US dollars that one audit started here may spend on a model with a known price. */
  readonly budgetUsd?: number;
  /** Where the built dashboard lies. */
  readonly files?: string;
  readonly now?: () => Date;
  /** Told of what goes wrong in the background: for the operator, never for visitors. */
  readonly onFault?: (cause: unknown) => void;
}

/** How much one server carries at a time. */
export const LIVE_LIMITS = {
  /** Audits and games under way, of all visitors. */
  running: 64,
  /** The same of one visitor. */
  runningOfOne: 4,
  /** Ended ones that are kept for watching again. */
  kept: 256,
  /** Milliseconds after which a game nobody plays is given up. */
  idleGameMs: 2 * 60 * 60_000,
} as const;

/** Default of budgetUsd. */
export const DEFAULT_BUDGET_USD = 1;
