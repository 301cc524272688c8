import { z } from 'zod';

const unit = z.number().min(0).max(1);

/** The parts of an episode score, each in 0..1. Their weights stand in score/weights.ts. */
export const ScoreBreakdownSchema = z.strictObject({
  recall: unit.describe('correct flags / violations'),
  net_recall: unit.describe('max(0, correct - 0.5 x false positives) / violations'),
  precision: unit.describe('correct flags / all flags except duplicates'),
  workflow: unit.describe('required investigations and distributions done, less blocked actions'),
  efficiency: unit.describe('useful actions / budgeted actions except fixes'),
  report: unit.describe('report points / 5'),
  coverage: unit.describe('min(1, net recall / 0.5)'),
});
export type ScoreBreakdown = z.infer<typeof ScoreBreakdownSchema>;
