import { z } from 'zod';
import { FAULT_CODES, runVerifier, type LineVerification, type ReplayParts } from '../../records/index.ts';
import { readRunConfig, readRunLines } from './read-run.ts';

/** How many faults and missing episodes are told one by one. */
const MOST_TOLD = 100;

/** What came of checking a run folder. */
export const FolderVerificationSchema = z.strictObject({
  folder: z.string(),
  run_id: z.string(),
  records: z.int(),
  results: z.int().describe('records of runs that came to a result'),
  missing: z.int().describe('episodes of the configuration without a result: the run was not finished'),
  missing_first: z.array(z.string()).describe(`the first ${MOST_TOLD} of them`),
  fault_count: z.int(),
  faults: z
    .array(
      z.strictObject({
        code: z.enum(FAULT_CODES),
        line: z.int().nullable(),
        entry: z.int().nullable(),
        message: z.string(),
      }),
    )
    .describe(`the first ${MOST_TOLD}`),
  holds: z.boolean().describe('no fault was found; an unfinished run holds as far as it goes'),
});
export type FolderVerification = z.infer<typeof FolderVerificationSchema>;

/** What a check of a folder may be given. */
export interface VerifyFolderParts extends ReplayParts {
  /** Told after each line. */
  readonly onLine?: (line: LineVerification) => void;
}

/**
 * Checks every record of a run folder by playing it again. Never throws for what a record says.
 * @throws RunFolderError where the folder holds no run
 */
export async function verifyFolder(
  folder: string,
  parts: VerifyFolderParts = {},
): Promise<FolderVerification> {
  const config = await readRunConfig(folder);
  const verifier = runVerifier(config, parts);
  const faults: FolderVerification['faults'] = [];
  let [records, results, faultCount] = [0, 0, 0];
  for await (const text of readRunLines(folder)) {
    const line = verifier.line(text);
    records++;
    if (line.record && line.record.result.score !== null) results++;
    faultCount += line.faults.length;
    faults.push(...line.faults.slice(0, MOST_TOLD - faults.length));
    parts.onLine?.(line);
  }
  const missing = verifier.missing();
  return {
    folder,
    run_id: config.run_id,
    records,
    results,
    missing: missing.length,
    missing_first: missing.slice(0, MOST_TOLD),
    fault_count: faultCount,
    faults,
    holds: faultCount === 0,
  };
}
