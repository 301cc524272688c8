/**
 * Every number of the game, once. Rewards are integers in millionths, so that sums are exact;
 * score weights are percent points.
 */
export const MILLION = 1_000_000;

/** Dense reward (training), in millionths. */
export const REWARD = {
  correctFlag: 160_000,
  /** A stated confidence below this earns as much as this. */
  confidenceFloor: 0.65,
  /** The confidence of a flag that states none. */
  defaultConfidence: 0.8,
  falsePositive: -300_000,
  /** A false positive stated with more confidence than `overconfident` costs `overconfidentPercent` of the penalty. */
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
  /** Cost of each budgeted step, times min(step number, stepCostCap). */
  stepCost: -4_000,
  stepCostCap: 75,
} as const;

/** Episode score (evaluation), in percent points of the whole. The last three count in proportion to coverage. */
export const SCORE = { netRecall: 70, workflow: 5, precision: 15, efficiency: 5, report: 5 } as const;

/** What one false positive takes from the correct flags in net recall. */
export const FALSE_POSITIVE_WEIGHT = 0.5;
/** Net recall at which precision, efficiency and report count in full. */
export const FULL_COVERAGE = 0.5;

/** Percent points of the workflow part. Investigations count alone where no distribution is required. */
export const WORKFLOW = { investigations: 70, distributions: 30, blockedPenalty: 12 } as const;

export const REPORT_POINTS = 5;

/** Reads an episode allows; reads cost no budget. */
export const MAX_READS = 1_000;
