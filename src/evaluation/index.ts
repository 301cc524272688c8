/** Evaluation: certifying episodes, attacking the grader, diagnosing runs, statistics over seeds. */
export { certifyEpisode, faultsOf, type CertifiedEpisode } from './certify/certify-episode.ts';
export { certifyRange, type CertifyRequest } from './certify/certify-range.ts';
export { CertificateSchema, type Certificate } from './certify/certificate.ts';
export {
  compare,
  ComparisonSchema,
  PairSchema,
  scoresByPlace,
  type Comparison,
  type Contestant,
  type Pair,
} from './compare/compare.ts';
export { diagnose } from './diagnostics/diagnose.ts';
export { FailureModesSchema, type FailureModes } from './diagnostics/failure-modes.ts';
export { EVALUATION_OPTIONS, playEpisode } from './play.ts';
export { RedteamFindingSchema, type RedteamFinding } from './redteam/finding.ts';
export { RedteamSchema, runRedteam, type RedteamReport, type RedteamRequest } from './redteam/redteam.ts';
export { balancedAccuracy, balancedAccuracyInterval, type Verdict } from './statistics/balanced-accuracy.ts';
export { calibrationOf } from './statistics/calibration.ts';
export { clusteredStandardError } from './statistics/clustered-error.ts';
export { IntervalSchema, type Interval } from './statistics/interval.ts';
export { estimateMean, type MeanEstimate } from './statistics/mean.ts';
export { pairedDifference, type PairedDifference } from './statistics/paired.ts';
export { ruleOfThree, wilsonInterval } from './statistics/proportion.ts';
export { hasTooManyIncomplete, RANKED, rankedConfigFaults } from './ranked/ranked-rules.ts';
export { modelTally, ModelUseSchema, type ModelTally, type ModelUse } from './summary/model-use.ts';
export { placeOf } from './summary/group-by.ts';
export { hasResult, isScored, keyText, playedRow, recordKey, recordRow } from './summary/record-row.ts';
export {
  EpisodeRowSchema,
  FailedRowSchema,
  RunDocumentSchema,
  episodeRow,
  failedRow,
  rowKey,
  runDocument,
  type EpisodeRow,
  type FailedRow,
  type RunDocument,
  type RunDocumentParts,
} from './summary/run-document.ts';
export { summarize, SummaryRowSchema, type SummaryRow } from './summary/summarize.ts';
export { OverallRowSchema, overall, type OverallRow } from './summary/overall.ts';
export {
  regrade,
  regradeDocument,
  RegradeSchema,
  RegradedSchema,
  type Regrade,
  type Regraded,
} from './regrade.ts';
export { csvHead, csvLine } from './export/csv.ts';
export { conversationsOf, type Conversation } from './export/conversation.ts';
export { sftExamples, type SftExample } from './export/sft.ts';
export { inspectLogs, type InspectLog } from './export/inspect-log.ts';
export { CDISC_DOMAINS, exportCdisc } from './export/cdisc/export-cdisc.ts';
export { DatasetJsonSchema, type DatasetJson } from './export/cdisc/dataset-json.ts';
export { commitTo, CommitmentSchema, revealFaults, type Commitment } from './sealed/commitment.ts';
export { SubmissionSchema, type Submission } from './leaderboard/submission.ts';
export {
  expectedRuns,
  submissionFaults,
  type Badge,
  type CheckedRecords,
  type LeaderboardEntry,
} from './leaderboard/entry.ts';
export { baselineEntries } from './leaderboard/baseline-entries.ts';
export { leaderboard, leaderboardRows } from './leaderboard/leaderboard.ts';
export { leaderboardMarkdown, leaderboardPage } from './leaderboard/page.ts';
export {
  diagnoseRecord,
  diagnoseRun,
  EpisodeDiagnosisSchema,
  type EpisodeDiagnosis,
} from './diagnostics/diagnose-run.ts';
export { diagnostics, DiagnosticsRowSchema, type DiagnosticsRow } from './diagnostics/diagnostics-row.ts';
export { FLAWS, type Flaw } from './diagnostics/flaws.ts';
export { MISS_CAUSES, type MissCause } from './diagnostics/misses.ts';
