import type { Agent } from '../agent.ts';
import { flagAll, random } from './blanket.ts';
import { certainAlways, certainEnough, certainNever, fixFarmer, rewardFarmer } from './farming.ts';
import { feedbackLearner } from './feedback-learner.ts';
import { oneFlag, sentinel } from './few-flags.ts';
import { hostile, idVariants } from './hostile.ts';
import { nullAgent, reportFirst, workflowOnly } from './idle.ts';
import { afterDone, overBudget, reportResubmission } from './past-the-end.ts';
import {
  falseClaimReport,
  hugeReport,
  injectedReport,
  keywordReport,
  negatedReport,
  oversizeReport,
} from './reports.ts';
import { alwaysBias, countDecoder, idDecoder, neverBias, titleDecoder } from './verdicts.ts';

/** Every exploit and shortcut that the grader must hold down, in the order in which tables show them. */
export const TRIVIAL: readonly Agent[] = [
  nullAgent,
  reportFirst,
  workflowOnly,
  oneFlag,
  sentinel,
  random,
  flagAll,
  alwaysBias,
  neverBias,
  titleDecoder,
  idDecoder,
  countDecoder,
  feedbackLearner,
  keywordReport,
  negatedReport,
  falseClaimReport,
  hugeReport,
  oversizeReport,
  injectedReport,
  reportResubmission,
  afterDone,
  overBudget,
  fixFarmer,
  rewardFarmer,
  certainAlways,
  certainEnough,
  certainNever,
  idVariants,
  hostile,
];
