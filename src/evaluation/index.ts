/** Evaluation: certifying episodes, attacking the grader, diagnosing runs, statistics over seeds. */
export { certifyEpisode, faultsOf, type CertifiedEpisode } from './certify/certify-episode.ts';
export { certifyRange, type CertifyRequest } from './certify/certify-range.ts';
export { CertificateSchema, type Certificate } from './certify/certificate.ts';
export { diagnose } from './diagnostics/diagnose.ts';
export { FailureModesSchema, type FailureModes } from './diagnostics/failure-modes.ts';
export { EVALUATION_OPTIONS, playEpisode } from './play.ts';
export { RedteamFindingSchema, type RedteamFinding } from './redteam/finding.ts';
export { RedteamSchema, runRedteam, type RedteamReport, type RedteamRequest } from './redteam/redteam.ts';
export { balancedAccuracy, balancedAccuracyInterval, type Verdict } from './statistics/balanced-accuracy.ts';
export { clusteredStandardError } from './statistics/clustered-error.ts';
export { IntervalSchema, type Interval } from './statistics/interval.ts';
export { estimateMean, type MeanEstimate } from './statistics/mean.ts';
export { pairedDifference, type PairedDifference } from './statistics/paired.ts';
export { ruleOfThree, wilsonInterval } from './statistics/proportion.ts';
export {
  EpisodeRowSchema,
  RunDocumentSchema,
  episodeRow,
  runDocument,
  type EpisodeRow,
  type RunDocument,
} from './summary/run-document.ts';
export { summarize, SummaryRowSchema, type SummaryRow } from './summary/summarize.ts';
export { OverallRowSchema, overall, type OverallRow } from './summary/overall.ts';
