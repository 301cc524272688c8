/** Submissions to the leaderboard: run folders with a submission.json. */
export { checkSubmission, SUBMISSION_FILE } from './check-submission.ts';
export { packSubmission } from './pack-submission.ts';
