import {
  FALSE_POSITIVE_WEIGHT,
  FULL_COVERAGE,
  MAX_READS,
  MILLION,
  REPORT_POINTS,
  REWARD,
  SCORE,
  WORKFLOW,
} from '../../src/core/score/weights.ts';
import { table } from './markdown.ts';

/** The dense rewards, from the weights. */
export function rewardsTable(): string {
  const { confidenceFloor, defaultConfidence, overconfident, overconfidentPercent, stepCostCap } = REWARD;
  return table(
    ['event', '>reward'],
    [
      [
        `correct flag (a confidence below ${confidenceFloor} pays as ${confidenceFloor}; a missing one counts as ${defaultConfidence})`,
        `${signed(REWARD.correctFlag)} × confidence`,
      ],
      [
        `false positive, unknown patients and error types included (× ${overconfidentPercent / 100} when the confidence is above ${overconfident})`,
        signed(REWARD.falsePositive),
      ],
      ['duplicate flag', signed(REWARD.duplicateFlag)],
      ['required investigation or distribution, the first time', signed(REWARD.requiredWork)],
      ['any other column, the first time', '0'],
      ['repeated investigation or distribution', signed(REWARD.repeatedWork)],
      ['blocked by the phase', signed(REWARD.blocked)],
      ['unknown action or variable', signed(REWARD.unknown)],
      ['fix accepted', signed(REWARD.fixAccepted)],
      ['fix refused', signed(REWARD.fixRefused)],
      [
        `report with p of ${REPORT_POINTS} points`,
        `${signed(REWARD.report)} + ${REWARD.reportPoint / MILLION} × p`,
      ],
      [`every budgeted step, the n-th`, `${signed(REWARD.stepCost)} × min(n, ${stepCostCap})`],
      [`\`read_patients\`, at most ${MAX_READS.toLocaleString('en-US')} an episode`, '0'],
    ],
  );
}

/** The parts of the episode score, from the weights. */
export function scoreTable(): string {
  const scaled = `× coverage`;
  return table(
    ['part', '>weight', 'definition'],
    [
      [
        'net recall',
        share(SCORE.netRecall),
        `max(0, correct flags − ${FALSE_POSITIVE_WEIGHT} × false positives) / violations`,
      ],
      [
        'workflow',
        share(SCORE.workflow),
        `${share(WORKFLOW.investigations)} × required investigations done + ${share(WORKFLOW.distributions)} × required distributions done (investigations alone where no distribution is required), × max(0, 1 − ${share(WORKFLOW.blockedPenalty)} × blocked actions)`,
      ],
      ['precision', `${share(SCORE.precision)} ${scaled}`, 'correct flags / all flags except duplicates'],
      [
        'efficiency',
        `${share(SCORE.efficiency)} ${scaled}`,
        'useful actions (required investigations and distributions, one stage-stratified distribution, correct flags, the report) / budgeted actions except fixes',
      ],
      ['report', `${share(SCORE.report)} ${scaled}`, `report points / ${REPORT_POINTS}`],
      ['coverage', '', `min(1, net recall / ${FULL_COVERAGE})`],
    ],
  );
}

function signed(millionths: number): string {
  const size = Math.abs(millionths) / MILLION;
  const figure = Number.isInteger(size * 100) ? size.toFixed(2) : String(size);
  return `${millionths < 0 ? '−' : '+'}${figure}`;
}

function share(percentPoints: number): string {
  return (percentPoints / 100).toFixed(2);
}
