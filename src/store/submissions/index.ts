/** Submissions to the leaderboard: run folders with a submission.json. */
export {
  checkSubmission,
  readSubmission,
  SUBMISSION_FILE,
  type CheckedSubmission,
} from './check-submission.ts';
export { packSubmission, type Authorship } from './pack-submission.ts';
