import { describe, expect, it } from 'vitest';
import {
  FALSE_POSITIVE_WEIGHT,
  FULL_COVERAGE,
  MAX_READS,
  REPORT_POINTS,
  REWARD,
  SCORE,
  WORKFLOW,
} from '../../src/core/score/weights.ts';
import { SMALLEST_CELL } from '../../src/core/rules/selection-bias.ts';
import { MAX_SEED, READ_LIMIT, REPORT_LIMIT } from '../../src/core/index.ts';

/* Frozen: results are comparable only while these numbers stand. A change is a new generator version. */

describe('numbers of the game', () => {
  it('rewards, in millionths', () => {
    expect(REWARD).toEqual({
      correctFlag: 160_000,
      confidenceFloor: 0.65,
      defaultConfidence: 0.8,
      falsePositive: -300_000,
      overconfident: 0.8,
      overconfidentPercent: 180,
      duplicateFlag: -80_000,
      requiredWork: 40_000,
      repeatedWork: -20_000,
      blocked: -60_000,
      unknown: -50_000,
      fixAccepted: 20_000,
      fixRefused: -40_000,
      report: 30_000,
      reportPoint: 15_000,
      stepCost: -4_000,
      stepCostCap: 75,
    });
  });

  it('score weights, in percent points', () => {
    expect(SCORE).toEqual({ netRecall: 70, workflow: 5, precision: 15, efficiency: 5, report: 5 });
    expect(WORKFLOW).toEqual({ investigations: 70, distributions: 30, blockedPenalty: 12 });
    expect([FALSE_POSITIVE_WEIGHT, FULL_COVERAGE, REPORT_POINTS]).toEqual([0.5, 0.5, 5]);
  });

  it('limits', () => {
    expect([MAX_READS, READ_LIMIT, REPORT_LIMIT, MAX_SEED, SMALLEST_CELL]).toEqual([
      1_000, 50, 32_768, 4_294_967_295, 5,
    ]);
  });
});
