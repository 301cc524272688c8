import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { reactAgent, toolsAgent } from '../../src/agents/index.ts';
import { generateEpisode, toRows } from '../../src/core/index.ts';
import {
  CDISC_DOMAINS,
  ComparisonSchema,
  DatasetJsonSchema,
  exportCdisc,
  inspectLogs,
  regrade,
  RegradeSchema,
  sftExamples,
} from '../../src/evaluation/index.ts';
import { mockModel } from '../../src/models/index.ts';
import { chainRecord, replayRecord } from '../../src/records/index.ts';
import { configOf, recordAgents } from '../../src/records/recorded.test-support.ts';
import { keptEpisode, readRunRecords } from '../../src/store/runs/index.ts';

let root: string;
let run: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'clinicalbench-exports-'));
  run = join(root, 'run');
  await captureRun(
    `run --agent oracle,heuristic,rank --task train_small --seeds 1..6 --keep-data --out ${run}`,
  );
});
afterAll(() => rmSync(root, { recursive: true }));

describe('export --csv', () => {
  it('has a line an episode under a head of names', async () => {
    const { stdout } = await captureRun(`export --csv ${run}`);
    const [head = '', ...lines] = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(18);
    const columns = head.split(',');
    const first = Object.fromEntries(
      (lines[0] ?? '').split(',').map((cell, index) => [columns[index], cell]),
    );
    expect(first).toMatchObject({
      agent: 'oracle',
      task_id: 'train_small',
      seed: '1',
      score: '1',
      exact_audit: 'true',
    });
  });
});

describe('export --cdisc', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(new URL('../support/dataset-json-1.1.schema.json', import.meta.url), 'utf8')),
  );
  const episode = generateEpisode({ task_id: 'task_hard', seed: 42 });
  const datasets = exportCdisc(episode, '2026-04-02T00:00:00');

  it.each(CDISC_DOMAINS.map(({ name }, index) => [name, index] as const))(
    '%s fits the schema of version 1.1',
    (name, index) => {
      const dataset = datasets[index];
      expect(validate(dataset) ? [] : validate.errors).toEqual([]);
      expect(DatasetJsonSchema.parse(dataset)).toEqual(dataset);
      expect(dataset).toMatchObject({ name, records: dataset?.rows.length });
      for (const row of dataset?.rows ?? []) expect(row).toHaveLength(dataset?.columns.length ?? -1);
      // Keys make rows unique, labels and names keep to their lengths.
      const keys =
        dataset?.columns.flatMap(({ keySequence }, at) => (keySequence === undefined ? [] : [at])) ?? [];
      const unique = new Set(dataset?.rows.map((row) => JSON.stringify(keys.map((at) => row[at]))));
      expect(keys.length).toBeGreaterThan(0);
      expect(unique.size).toBe(dataset?.records);
    },
  );

  it('keeps race and ethnicity apart, dates as dates and numbers whole', () => {
    const demographics = datasets[0];
    const at = (name: string) => demographics?.columns.findIndex((column) => column.name === name) ?? -1;
    const patients = toRows(episode.dataset);
    const shown = demographics?.rows.map((row) => [
      row[at('AGE')],
      row[at('DTHDTC')],
      row[at('RACE')],
      row[at('ETHNIC')],
    ]);
    const races = { White: 'WHITE', Black: 'BLACK OR AFRICAN AMERICAN', Asian: 'ASIAN', Other: 'OTHER' };
    expect(shown).toEqual(
      patients.map(({ age, death_date, ethnicity }) => [
        age,
        death_date,
        ...(ethnicity === 'Hispanic'
          ? ['NOT REPORTED', 'HISPANIC OR LATINO']
          : [races[ethnicity], 'NOT REPORTED']),
      ]),
    );
    const types = new Map(
      datasets.flatMap(({ columns }) => columns.map(({ name, dataType }) => [name, dataType] as const)),
    );
    for (const { columns, rows } of datasets)
      for (const row of rows)
        row.forEach((cell, index) => {
          const type = types.get(columns[index]?.name ?? '');
          const right =
            cell === null || (type === 'integer' ? Number.isInteger(cell) : typeof cell === 'string');
          if (!right) throw new Error(`${columns[index]?.name}: ${cell} is no ${type}`);
        });
  });

  it('writes one file a domain, and holds no label', async () => {
    const out = join(root, 'cdisc');
    await captureRun(`export --cdisc --task train_small --seed 1 --out ${out}`);
    expect(readdirSync(out)).toHaveLength(CDISC_DOMAINS.length);
    const text = readdirSync(out)
      .map((name) => readFileSync(join(out, name), 'utf8'))
      .join('');
    for (const word of ['violation', 'invalid_age', 'trap', 'bias']) expect(text).not.toContain(word);
  });
});

describe('export --sft', () => {
  const LineSchema = z.object({
    messages: z
      .array(z.object({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: z.string() }))
      .min(3),
    metadata: z.object({ canary: z.string(), score: z.number() }),
  });

  it('shows what an agent without a model saw and did', async () => {
    const { stdout } = await captureRun(`export --sft ${run}`);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => LineSchema.parse(JSON.parse(line)));
    expect(lines).toHaveLength(18);
    for (const { messages } of lines) {
      expect(messages.at(-1)?.role).toBe('assistant');
      expect(messages.slice(0, 3).map(({ role }) => role)).toEqual(['system', 'user', 'assistant']);
    }
  });

  it('shows each context of a model as it was', async () => {
    const [react, tools] = await recordAgents(
      [reactAgent(mockModel('perfect')), toolsAgent(mockModel('perfect'))],
      ['train_small'],
      [1],
    );
    if (!react || !tools) throw new Error('nothing was recorded');
    // Investigation, two batches of 25 patients at most, the conclusion; the tools agent has one conversation.
    expect(sftExamples(react, replayRecord(react))).toHaveLength(4);
    const [example, ...rest] = sftExamples(tools, replayRecord(tools));
    expect(rest).toEqual([]);
    const roles = example?.messages.map(({ role }) => role) ?? [];
    expect(roles.filter((role) => role === 'system')).toHaveLength(1);
    expect(roles).toContain('tool');
    expect(roles.at(-1)).toBe('assistant');
  });
});

describe('export --inspect', () => {
  it('writes a log for each agent and task', async () => {
    const out = join(root, 'inspect');
    await captureRun(`export --inspect ${run} --out ${out}`);
    expect(readdirSync(out).toSorted()).toEqual(
      ['heuristic', 'oracle', 'rank'].map((agent) => `train_small_${agent}.json`),
    );
    const log: unknown = JSON.parse(readFileSync(join(out, 'train_small_oracle.json'), 'utf8'));
    expect(log).toMatchObject({
      version: 2,
      status: 'success',
      results: { total_samples: 6, completed_samples: 6 },
    });
  });

  it('keeps tool calls and what is wrong with their arguments', async () => {
    const agents = [toolsAgent(mockModel('malformed'))];
    const records = await recordAgents(agents, ['train_small'], [1]);
    const [log] = inspectLogs(configOf(agents), records);
    expect(JSON.stringify(log)).toContain('parse_error');
  });
});

describe('export', () => {
  it.each([
    ['', /choose one form/],
    [`--csv RUN --sft RUN`, /choose one form/],
    ['--cdisc', /name a folder with --out/],
    ['--csv nowhere', /nowhere/],
  ])('refuses %s', async (flags, message) => {
    const { code, stderr } = await captureRun(`export ${flags.replaceAll('RUN', run)}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('regrade', () => {
  it('shows old scores against those of today', async () => {
    const { stdout } = await captureRun(`regrade ${run} --json`);
    const document = RegradeSchema.parse(JSON.parse(stdout));
    expect(document).toMatchObject({ unavailable: 0 });
    expect(document.records).toHaveLength(18);
    expect(document.tasks.map(({ changed }) => changed)).toEqual([0, 0, 0]);
    expect((await captureRun(`regrade ${run}`)).stdout).toMatch(/train_small +heuristic +6 /);
  });

  it('grades records of another version on the data that the run kept, and on no other', async () => {
    for await (const now of readRunRecords(run)) {
      // A record of an older version, which graded otherwise, on data that no generator here makes of that seed.
      const { entries, result, hash: _, ...header } = now;
      const old = chainRecord({
        header: { ...header, episode: { ...header.episode, generator_version: '0.9.0', seed: 77 } },
        entries: entries.map(({ hash: __, ...entry }) => entry),
        result: { ...result, score: 0.25 },
      });
      const generated = () => generateEpisode({ task_id: 'train_small', seed: 77 });
      expect(regrade(old, [generated])).toMatchObject({ old: 0.25, new: null });
      const kept = () => generateEpisode({ task_id: 'train_small', seed: now.episode.seed ?? 0 });
      expect(regrade(old, [generated, kept])).toMatchObject({ old: 0.25, new: now.result.score });
    }
  });

  it('finds kept data that were altered', () => {
    const [file = ''] = readdirSync(join(run, 'data'));
    const recorded = {
      generator_version: '0.9.0',
      task_id: 'train_small',
      seed: 1,
      sealed: null,
      task_overrides: null,
      options: { observation_mode: 'lean', reward_mode: 'terminal', feedback_mode: 'blind' },
      episode_id: '',
      data_hash: file.replace('.json.gz', ''),
    } as const;
    expect(keptEpisode(run, recorded)?.dataset.size).toBe(40);
    expect(keptEpisode(run, { ...recorded, data_hash: '0'.repeat(64) })).toBeNull();
    const path = join(run, 'data', file);
    const text = gunzipSync(readFileSync(path)).toString();
    writeFileSync(path, gzipSync(text.replace(/"age":\d+/, '"age":41')));
    expect(() => keptEpisode(run, recorded)).toThrow(/was altered/);
  });
});

describe('compare', () => {
  it('pairs the agents of a run', async () => {
    const { stdout } = await captureRun(`compare ${run} --json`);
    const { contestants, tasks } = ComparisonSchema.parse(JSON.parse(stdout));
    expect(contestants.map(({ name }) => name)).toEqual(['oracle', 'heuristic', 'rank']);
    expect(tasks[0]?.pairs).toHaveLength(3);
    expect(tasks[0]?.pairs[0]).toMatchObject({
      first: 'oracle',
      second: 'heuristic',
      episodes: 6,
      first_mean: 1,
    });
    const text = await captureRun(`compare ${run}#oracle ${run}#rank`);
    expect(text.stdout).toMatch(/oracle +rank +6 +1\.000/);
  });

  it.each([
    [`RUN#oracle`, /name two agents/],
    [`RUN#nobody RUN`, /has no agent 'nobody'/],
    [`nowhere RUN`, /nowhere is no run/],
  ])('refuses %s', async (runs, message) => {
    const { code, stderr } = await captureRun(`compare ${runs.replaceAll('RUN', run)}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
