import { LeaderboardSchema } from '../../src/core/model/leaderboard.ts';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { EpisodeRecordSchema, type EpisodeRecord, type RunConfig } from '../../src/core/model/record.ts';
import {
  leaderboard,
  leaderboardMarkdown,
  leaderboardPage,
  RANKED,
  submissionFaults,
  SubmissionSchema,
  type LeaderboardEntry,
} from '../../src/evaluation/index.ts';
import {
  chainRecord,
  hashConfig,
  recordText,
  valueOfText,
  type ReplayParts,
} from '../../src/records/index.ts';
import { configOf } from '../../src/records/recorded.test-support.ts';
import { checkSubmission } from '../../src/store/submissions/index.ts';

let root: string;
let ranked: string;
let small: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'clinicalbench-leaderboard-'));
  const pack = async (name: string, line: string) => {
    await captureRun(`${line} --out ${join(root, 'runs', name)}`);
    const folder = join(root, 'submissions', name, 'first');
    await captureRun(
      `leaderboard pack ${join(root, 'runs', name)} --name First --author Someone --out ${folder}`,
    );
    return folder;
  };
  // A ranked run has 600 episodes: played once, by an agent that needs little time. Changes are tried on a small one,
  // which breaks the rules of ranked runs and no other.
  ranked = await pack('ranked', 'run --agent report-first --ranked');
  small = await pack('small', 'run --agent heuristic --task train_small --seeds 1..4 --trials 2');
}, 300_000);
afterAll(() => rmSync(root, { recursive: true }));

/** A copy of the small submission with its lines, its configuration or its submission.json changed. */
function altered(
  name: string,
  change: {
    readonly lines?: (lines: readonly string[]) => readonly string[];
    readonly config?: (text: string) => string;
    readonly submission?: (text: string) => string;
  },
): string {
  const folder = join(root, name);
  cpSync(small, folder, { recursive: true });
  const rewrite = (file: string, edit: ((text: string) => string) | undefined) => {
    if (edit) writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), 'utf8')));
  };
  rewrite('config.json', change.config);
  rewrite('submission.json', change.submission);
  if (change.lines) {
    const path = join(folder, 'episodes.jsonl.gz');
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
    writeFileSync(path, gzipSync(`${change.lines(lines).join('\n')}\n`));
  }
  return folder;
}

/** All records chained anew after a change, as a forger would who knows how records are made. */
function rechained(
  lines: readonly string[],
  config: RunConfig,
  change: (record: EpisodeRecord, index: number) => EpisodeRecord,
) {
  let previous = hashConfig(config);
  return lines.map((line, index) => {
    const {
      entries,
      result,
      hash: _,
      ...header
    } = change(EpisodeRecordSchema.parse(valueOfText(line)), index);
    const record = chainRecord({
      header: { ...header, previous, sequence: index },
      entries: entries.map(({ hash: __, ...entry }) => entry),
      result,
    });
    previous = record.hash;
    return recordText(record);
  });
}

const configIn = (folder: string): RunConfig => JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
/** What is wrong with a submission beside what is wrong with the small one. */
const faultsOf = async (folder: string, parts: ReplayParts = {}) =>
  (await checkSubmission(folder, parts)).faults.filter((fault) => !UNRANKED.test(fault)).join('\n');
const UNRANKED = /^(ranked|tasks|seeds|sealed|trials): /;

describe('leaderboard check', () => {
  it('plays a submission again and takes it', async () => {
    const { code, stdout } = await captureRun(`leaderboard check ${ranked}`);
    expect(stdout).toMatch(/^holds .*: replayed/);
    expect(code).toBe(0);
  });

  it.each([
    [
      'a missing item',
      { lines: (lines: readonly string[]) => lines.slice(0, -1) },
      /missing: 1 of 8 episodes have no record/,
    ],
    ['a missing item in the middle', { lines: (lines: readonly string[]) => lines.toSpliced(5, 1) }, /order/],
    [
      'a duplicate item',
      { lines: (lines: readonly string[]) => [...lines, lines[3] ?? ''] },
      /duplicate: a second result/,
    ],
    [
      'an edited item',
      {
        lines: (lines: readonly string[]) =>
          lines.with(3, (lines[3] ?? '').replace('"trial":1', '"trial":0')),
      },
      /line 4: chain/,
    ],
    [
      'an edited configuration',
      { config: (text: string) => text.replace('"package_version":"', '"package_version":"9.') },
      /order: the record does not follow/,
    ],
    [
      'another agent',
      { submission: (text: string) => text.replace('"agent": "', '"agent": "other-') },
      /agent: submission.json says other-/,
    ],
    [
      'another track',
      { submission: (text: string) => text.replace('"track": null', '"track": "tools"') },
      /track: submission.json says tools/,
    ],
    ['no submission.json', { submission: () => '' }, /submission.json: it cannot be read/],
    [
      'an unsafe link',
      { submission: (text: string) => text.replace('"agent"', '"url": "javascript:alert(1)", "agent"') },
      /submission.json: url/,
    ],
  ])('refuses %s', async (name, change, fault) => {
    expect(await faultsOf(altered(name.replaceAll(' ', '-'), change))).toMatch(fault);
  });

  it('refuses items that were forged and chained anew', async () => {
    const config = configIn(small);
    const forge = (name: string, change: (record: EpisodeRecord, index: number) => EpisodeRecord) =>
      faultsOf(altered(name, { lines: (lines) => rechained(lines, config, change) }));
    expect(await forge('untouched', (record) => record)).toBe('');
    expect(
      await forge('better', (record, index) =>
        index === 7 ? { ...record, result: { ...record.result, score: 0.9 } } : record,
      ),
    ).toMatch(/line 8: score/);
    expect(
      await forge('excused', (record, index) =>
        index < 3
          ? {
              ...record,
              result: {
                ...record.result,
                outcome: 'incomplete',
                cause: { kind: 'timeout', message: '' },
                score: null,
                score_breakdown: null,
                dense_reward_total: null,
                after_done: null,
              },
            }
          : record,
      ),
    ).toMatch(/outcome/);
    expect(
      await forge('elsewhere', (record, index) =>
        index === 7 ? { ...record, episode: { ...record.episode, seed: 99 } } : record,
      ),
    ).toMatch(/config: the run does not play this episode/);
  });

  it('refuses a run that is not ranked', async () => {
    const { code, stdout } = await captureRun(`leaderboard check ${small}`);
    expect(code).toBe(1);
    for (const fault of ['ranked: the run was not made with --ranked', 'tasks: ', 'seeds: ', 'trials: '])
      expect(stdout).toContain(fault);
  });

  it('plays a sealed run again with its key only', async () => {
    const env = { CLINICALBENCH_SEALED_KEY: '05'.repeat(32) };
    const run = join(root, 'runs', 'sealed');
    const folder = join(root, 'sealed');
    await captureRun(`run --agent null --task train_small --sealed private:0..2 --out ${run}`, { env });
    await captureRun(`leaderboard pack ${run} --name Sealed --author Maintainers --out ${folder}`);
    expect(await faultsOf(folder)).toMatch(/no sealing key/);
    expect(await faultsOf(folder, { sealedKey: new Uint8Array(32).fill(6) })).toMatch(/observation|data/);
    expect(await faultsOf(folder, { sealedKey: new Uint8Array(32).fill(5) })).toBe('');
  });

  it('counts runs without a result: up to 2 % may be missing', () => {
    const submission = SubmissionSchema.parse(
      JSON.parse(readFileSync(join(ranked, 'submission.json'), 'utf8')),
    );
    const config = configIn(ranked);
    const records = recordsIn(ranked);
    const failed = (count: number) =>
      submissionFaults(submission, config, {
        records: records.map((record, index) =>
          index < count ? { ...record, result: { ...record.result, score: null } } : record,
        ),
        missing: count,
        faults: [],
      });
    expect(records).toHaveLength(600);
    expect(failed(0)).toEqual([]);
    expect(failed(12)).toEqual([]);
    expect(failed(13)).toEqual([expect.stringMatching(/^incomplete: 13 runs came to no result/)]);
  });

  it('refuses a mock, and a model without its temperature and prompts', () => {
    const submission = SubmissionSchema.parse(
      JSON.parse(readFileSync(join(ranked, 'submission.json'), 'utf8')),
    );
    const config = configIn(ranked);
    const model = {
      id: 'mock:perfect',
      provider: 'mock',
      name: 'perfect',
      mock: true,
      endpoint: null,
      parameters: {},
    };
    const agents = [
      { name: 'react', kind: 'model', track: 'in-context' as const, model, prompt_template_hash: null },
    ];
    const faults = submissionFaults(
      { ...submission, agent: 'react', model: 'mock:perfect', track: 'in-context' },
      { ...config, agents },
      { records: recordsIn(ranked), missing: 0, faults: [] },
    );
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'model',
      'prompt_template_hash',
      'parameters',
    ]);
  });
});

function recordsIn(folder: string): EpisodeRecord[] {
  const lines = gunzipSync(readFileSync(join(folder, 'episodes.jsonl.gz')))
    .toString()
    .trimEnd()
    .split('\n');
  return lines.map((line) => EpisodeRecordSchema.parse(valueOfText(line)));
}

describe('leaderboard build', () => {
  it('makes the document, the table and the page', async () => {
    const out = join(root, 'built');
    mkdirSync(join(root, 'none'));
    const line = `leaderboard build --submissions ${join(root, 'none')} --out ${out} --baseline-seeds 2`;
    const { code, stderr } = await captureRun(line);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('0 submissions') });
    const board = LeaderboardSchema.parse(JSON.parse(readFileSync(join(out, 'leaderboard.json'), 'utf8')));
    const rows = new Map(board.bands.map(({ band, rows: own }) => [band, own.map(({ name }) => name)]));
    expect(rows.get('baselines')?.[0]).toBe('oracle');
    expect(rows.get('in-context')).toEqual([]);
    const markdown = readFileSync(join(out, 'leaderboard.md'), 'utf8');
    expect(markdown).toMatch(/Not comparable with the rows above, and not verified\./);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toMatch(/<h1>ClinicalBench leaderboard<\/h1>/);
  });

  it('builds nothing while a submission does not hold', async () => {
    const submissions = join(root, 'submissions', 'small');
    const out = join(root, 'nothing');
    const { code, stderr } = await captureRun(`leaderboard build --submissions ${submissions} --out ${out}`);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing was built');
  });
});

describe('the leaderboard', () => {
  const entry = (
    name: string,
    track: 'in-context' | 'tools',
    scoreOf: (seed: number) => number,
  ): LeaderboardEntry => ({
    submission: {
      submission_version: 1,
      name,
      author: 'A <script>alert(1)</script> | B',
      submitted_at: '2026-04-02',
      track,
      agent: 'react',
      model: 'm',
    },
    config: configOf([]),
    badge: 'replayed',
    kind: 'model',
    incomplete: 0,
    cost: 1.5,
    rows: RANKED.seeds.flatMap((seed) =>
      RANKED.tasks.map((task_id) => ({
        agent: 'react',
        model: 'm',
        task_id,
        seed,
        trial: 0,
        score: scoreOf(seed),
        score_breakdown: null,
        dense_reward_total: 0,
        steps: 1,
        outcome: 'completed' as const,
        failure_modes: null,
      })),
    ),
  });
  const noise = (seed: number) => (seed % 100) / 1_000;
  const board = leaderboard([
    entry('low', 'in-context', (seed) => 0.3 + noise(seed)),
    entry('high', 'in-context', (seed) => 0.8 + noise(seed)),
    entry('also high', 'in-context', (seed) => 0.8 + noise(seed * 7)),
    entry('alone', 'tools', () => 0.1),
  ]);

  it('ranks within tracks, and lets rows share ranks that no clear difference tells apart', () => {
    const ranks = new Map(board.bands.flatMap(({ rows }) => rows.map(({ name, rank }) => [name, rank])));
    expect(ranks.get('low')).toEqual({ best: 3, worst: 3 });
    expect(ranks.get('high')).toEqual({ best: 1, worst: 2 });
    expect(ranks.get('also high')).toEqual({ best: 1, worst: 2 });
    expect(ranks.get('alone')).toEqual({ best: 1, worst: 1 });
  });

  it('shows what authors wrote as text, in the table and on the page', () => {
    expect(leaderboardPage(board)).not.toContain('<script');
    expect(leaderboardPage(board)).toContain('&lt;script&gt;');
    const markdown = leaderboardMarkdown(board);
    expect(markdown).not.toContain('<script');
    const row = markdown.split('\n').find((line) => line.includes('also high')) ?? '';
    expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(16);
  });
});
