/** Run folders: config.json and an append-only episodes.jsonl, and the index that is built from them. */
export { RUN_FILES, RunFolderError } from './files.ts';
export { readRunConfig, readRunLines, readRunRecords } from './read-run.ts';
export { createRun, openRun, type RunFolder } from './run-folder.ts';
export { indexRun, lineCount, readRecordAt, runFolders, type IndexedRun } from './run-index.ts';
export { FolderVerificationSchema, verifyFolder, type FolderVerification } from './verify-folder.ts';
export { keepData, keptEpisode } from './kept-data.ts';
export { replyJournal, type ReplyJournal } from './reply-journal.ts';
