import type { ScoreBreakdown } from '../model/score.ts';
import { FALSE_POSITIVE_WEIGHT, FULL_COVERAGE, MILLION, REPORT_POINTS, SCORE, WORKFLOW } from './weights.ts';

/** The whole numbers that an episode score is computed from. */
export interface Tally {
  /** Violations in the dataset, the bias included; 0 in a clean trial. */
  readonly violations: number;
  readonly correctFlags: number;
  /** Wrong flags, those with an unknown patient or error type included; duplicates and blocked flags are none. */
  readonly falsePositives: number;
  readonly investigations: Share;
  readonly distributions: Share;
  /** Actions refused because of the phase. */
  readonly blocked: number;
  readonly usefulActions: number;
  /** Budgeted actions except fixes. */
  readonly countedActions: number;
  /** Points of the report, or null while none is in. */
  readonly reportPoints: number | null;
}

/** How much of the required work of one kind is done. */
export interface Share {
  readonly done: number;
  readonly required: number;
}

/** An episode's score and its parts. */
export interface EpisodeScore {
  /** In millionths, rounded once, 0..1,000,000. */
  readonly millionths: number;
  readonly breakdown: ScoreBreakdown;
}

/**
 * The score of an episode and its parts: IEEE arithmetic on whole numbers in one fixed order, in percent points, so
 * that full parts sum to exactly 100.
 */
export function scoreOf(tally: Tally): EpisodeScore {
  const { recall, netRecall, precision } = detection(tally);
  const workflow = workflowOf(tally);
  const efficiency = ratio(tally.usefulActions, tally.countedActions);
  const report = ratio(tally.reportPoints ?? 0, REPORT_POINTS);
  const coverage = Math.min(1, netRecall / FULL_COVERAGE);
  const percent =
    SCORE.netRecall * netRecall +
    SCORE.workflow * workflow +
    coverage * (SCORE.precision * precision + SCORE.efficiency * efficiency + SCORE.report * report);
  return {
    millionths: Math.floor((percent * MILLION) / 100 + 0.5),
    breakdown: {
      recall: rounded(recall),
      net_recall: rounded(netRecall),
      precision: rounded(precision),
      workflow: rounded(workflow),
      efficiency: rounded(efficiency),
      report: rounded(report),
      coverage: rounded(coverage),
    },
  };
}

interface Detection {
  readonly recall: number;
  readonly netRecall: number;
  readonly precision: number;
}

function detection({ violations, correctFlags, falsePositives, reportPoints }: Tally): Detection {
  const flags = correctFlags + falsePositives;
  if (violations === 0) {
    const calledClean = reportPoints !== null && flags === 0 ? 1 : 0;
    return { recall: calledClean, netRecall: calledClean, precision: calledClean };
  }
  const net = Math.max(0, correctFlags - FALSE_POSITIVE_WEIGHT * falsePositives);
  return {
    recall: correctFlags / violations,
    netRecall: net / violations,
    precision: ratio(correctFlags, flags),
  };
}

/** The share of required work done, weighted over the kinds that the task requires, less what blocked actions cost. */
function workflowOf({ investigations, distributions, blocked }: Tally): number {
  const done =
    ratio(WORKFLOW.investigations * investigations.done, investigations.required) +
    ratio(WORKFLOW.distributions * distributions.done, distributions.required);
  const whole =
    (investigations.required > 0 ? WORKFLOW.investigations : 0) +
    (distributions.required > 0 ? WORKFLOW.distributions : 0);
  const discipline = Math.max(0, 100 - WORKFLOW.blockedPenalty * blocked) / 100;
  return ratio(done, whole) * discipline;
}

/** A share of a whole; nothing of nothing is 0. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** To six decimals, half up. */
function rounded(value: number): number {
  return Math.floor(value * MILLION + 0.5) / MILLION;
}
