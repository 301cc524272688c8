import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Submission } from '../../evaluation/index.ts';
import { readRunConfig, RUN_FILES, RunFolderError } from '../runs/index.ts';
import { SUBMISSION_FILE } from './check-submission.ts';

/** What an author adds to a run to submit it. */
export type Authorship = Pick<Submission, 'name' | 'author' | 'submitted_at'> &
  Partial<Pick<Submission, 'url' | 'description'>>;

/**
 * Makes a submission of a ranked run: its configuration, its records packed, and submission.json.
 * @throws RunFolderError where the target exists, or the run has several agents
 */
export async function packSubmission(run: string, target: string, authorship: Authorship): Promise<void> {
  const config = await readRunConfig(run);
  const [agent, ...others] = config.agents;
  if (!agent || others.length > 0)
    throw new RunFolderError(`${run} has ${config.agents.length} agents: a submission is one`);
  if (existsSync(target)) throw new RunFolderError(`${target} is there already`);
  mkdirSync(target, { recursive: true });
  await copyFile(join(run, RUN_FILES.config), join(target, RUN_FILES.config));
  await pipeline(
    createReadStream(join(run, RUN_FILES.episodes)),
    createGzip({ level: 9 }),
    createWriteStream(join(target, RUN_FILES.packed)),
  );
  const submission: Submission = {
    submission_version: 1,
    ...authorship,
    track: agent.track,
    agent: agent.name,
    model: agent.model?.id ?? null,
  };
  await writeFile(join(target, SUBMISSION_FILE), `${JSON.stringify(submission, null, 2)}\n`);
}
