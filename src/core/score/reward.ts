import { REWARD } from './weights.ts';

/** Dense rewards in millionths, each from integers. The constant ones stand in weights.ts and need no function. */

/** Basis points of certainty. */
const CERTAIN = 10_000;

/**
 * A confidence in whole basis points, half up. One that is left out counts as the default, as does a number that is
 * no probability, which the rim refuses before it gets here.
 */
export function confidencePoints(confidence: number | undefined): number {
  const stated = confidence !== undefined && confidence >= 0 && confidence <= 1;
  return Math.floor((stated ? confidence : REWARD.defaultConfidence) * CERTAIN + 0.5);
}

/** What a flag earns, duplicates apart: a stated confidence pays when right and costs when wrong. */
export function flagReward(correct: boolean, confidence: number | undefined): number {
  const points = confidencePoints(confidence);
  if (correct)
    return (REWARD.correctFlag / CERTAIN) * Math.max(points, confidencePoints(REWARD.confidenceFloor));
  return points > confidencePoints(REWARD.overconfident)
    ? (REWARD.falsePositive / 100) * REWARD.overconfidentPercent
    : REWARD.falsePositive;
}

/** What a report earns with its points. */
export function reportReward(points: number): number {
  return REWARD.report + REWARD.reportPoint * points;
}

/** What the n-th budgeted step costs, counted from 1. Never positive. */
export function stepCost(step: number): number {
  return REWARD.stepCost * Math.min(step, REWARD.stepCostCap);
}
