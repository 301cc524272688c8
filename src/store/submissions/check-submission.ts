import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpisodeRecord } from '../../core/model/record.ts';
import {
  hasResult,
  playedRow,
  submissionFaults,
  SubmissionSchema,
  type EpisodeRow,
  type LeaderboardEntry,
  type Submission,
} from '../../evaluation/index.ts';
import type { ReplayParts } from '../../records/index.ts';
import { readRunConfig, RunFolderError, verifyFolder } from '../runs/index.ts';

/** A submission that was checked: what is wrong with it, or the row that it earns. */
export interface CheckedSubmission {
  readonly folder: string;
  readonly faults: readonly string[];
  /** Null where there are faults. */
  readonly entry: LeaderboardEntry | null;
}

/** The file beside a run that makes it a submission. */
export const SUBMISSION_FILE = 'submission.json';
/** How many faults of records are told one by one. */
const MOST_TOLD = 20;

/**
 * Plays a submission again, every record of it, and holds it to the rules of ranked runs. Never throws for what a file
 * says.
 * @param onRecord told after each record
 */
export async function checkSubmission(
  folder: string,
  parts: ReplayParts = {},
  onRecord: () => void = () => undefined,
): Promise<CheckedSubmission> {
  try {
    const submission = await readSubmission(folder);
    const config = await readRunConfig(folder);
    const records: EpisodeRecord[] = [];
    const rows: EpisodeRow[] = [];
    const verification = await verifyFolder(folder, {
      ...parts,
      onLine: ({ record, replay, faults }) => {
        onRecord();
        if (!record) return;
        // Prompts have been checked by now; a leaderboard of many submissions need not hold them.
        records.push({ ...record, entries: [] });
        if (replay && faults.length === 0 && hasResult(record)) rows.push(playedRow(record, replay));
      },
    });
    const told = verification.faults.map(({ line, code, message }) => `line ${line}: ${code}: ${message}`);
    const more = verification.fault_count - told.length;
    const faults = submissionFaults(submission, config, {
      records,
      missing: verification.missing,
      faults: [...told.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${more} faults more`] : [])],
    });
    if (faults.length > 0) return { folder, faults, entry: null };
    const costs = records.map(({ result }) => result.usage?.cost_usd ?? null);
    const entry: LeaderboardEntry = {
      submission,
      config,
      badge: config.sealed ? 'run by maintainers' : 'replayed',
      kind: config.agents[0]?.kind ?? '',
      rows,
      incomplete: records.filter(({ result }) => result.score === null).length,
      cost: costs.reduce<number | null>(
        (sum, cost) => (sum === null || cost === null ? null : sum + cost),
        0,
      ),
    };
    return { folder, faults, entry };
  } catch (error) {
    if (!(error instanceof RunFolderError)) throw error;
    return { folder, faults: [error.message], entry: null };
  }
}

/** What a submission says of itself. @throws RunFolderError where the file is missing or says something else */
export async function readSubmission(folder: string): Promise<Submission> {
  const path = join(folder, SUBMISSION_FILE);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RunFolderError(`${SUBMISSION_FILE}: it cannot be read: ${why}`, { cause });
  }
  const parsed = SubmissionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RunFolderError(`${SUBMISSION_FILE}: ${issue?.path.join('.')}: ${issue?.message}`, {
    cause: parsed.error,
  });
}
