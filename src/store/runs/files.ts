/** The files of a run folder. */
export const RUN_FILES = {
  /** What is to be played: written once. */
  config: 'config.json',
  /** One record a line, in the order in which episodes ended: only ever added to. */
  episodes: 'episodes.jsonl',
  /** The same, packed: a finished run that is handed on. */
  packed: 'episodes.jsonl.gz',
  /** Replies of language models, for a run that is interrupted inside an episode. */
  traffic: 'traffic.jsonl',
  /** Stands while a process writes to the folder. */
  lock: 'run.lock',
} as const;

/** A run folder cannot be used as it is: the message says what is in the way. */
export class RunFolderError extends Error {
  override readonly name = 'RunFolderError';
}
