import { describe, expect, it } from 'vitest';
import { ActionSchema } from '../core/model/action.ts';
import type { Patient } from '../core/model/patient.ts';
import type { TaskId } from '../core/model/vocabulary.ts';
import { inProcessEnvironment } from '../runner/in-process.ts';
import { runEpisode } from '../runner/run-episode.ts';
import type { Agent } from './agent.ts';
import { daysBetween } from './days.ts';
import { heuristic } from './heuristic.ts';
import { naive, NAIVE_SAMPLE } from './naive.ts';
import { readAsMeant } from './auditor/reading.ts';
import { rank, RANK_DEPTH, rankAndSense } from './rank.ts';

/** The records that an agent flagged in one episode, with the episode's first observation. */
async function flagsOf(agent: Agent, task_id: TaskId, seed: number) {
  const environment = inProcessEnvironment();
  const first = await environment.reset({ task_id, seed });
  const run = await runEpisode(agent, environment, { task_id, seed });
  const rows = new Map(first.dataset.map((row) => [row.patient_id, row]));
  const flags = run.actions
    .map(({ message }) => ActionSchema.parse(message))
    .filter(({ action_type }) => action_type === 'flag_error')
    .map(({ error_type, patient_id }) => ({ error_type, row: rows.get(patient_id ?? '') }));
  return { first, run, flags };
}

const SEEDS = [1, 2, 3];

describe('the heuristic', () => {
  it.each(SEEDS)('flags ages only well beyond the bounds, and missing ones: seed %i', async (seed) => {
    const { first, flags } = await flagsOf(heuristic, 'task_easy', seed);
    const { age_min, age_max } = readAsMeant(first).rules;
    const expected = first.dataset.filter(
      ({ age }) => age === null || age < age_min - 3 || age > age_max + 3,
    );
    expect(flags.map(({ row }) => row)).toEqual(expected);
  });

  it.each(SEEDS)('knows no Stage IV exception: seed %i', async (seed) => {
    const { first, flags } = await flagsOf(heuristic, 'task_medium', seed);
    const { treatment_window_days: window } = readAsMeant(first).rules;
    const delays = flags.filter(({ error_type }) => error_type === 'protocol_window_violation');
    expect(delays.some(({ row }) => row?.stage === 'IV')).toBe(true);
    for (const { row } of delays) expect(delayOf(row)).toBeGreaterThan(window ?? Infinity);
  });

  it('leaves a step for the report and ends with it', async () => {
    const { run } = await flagsOf(heuristic, 'task_medium', 1);
    expect(run.outcome).toBe('completed');
    expect(run.score_breakdown?.report).toBeGreaterThan(0);
  });
});

describe('the naive agent without a model', () => {
  it('looks at its sample only, whatever the observation mode', async () => {
    for (const seed of SEEDS) {
      const { first, flags, run } = await flagsOf(naive, 'task_easy', seed);
      const sample = first.dataset.slice(0, NAIVE_SAMPLE);
      for (const { row } of flags) expect(sample).toContainEqual(row);
      const paged = await runEpisode(naive, inProcessEnvironment(), {
        task_id: 'task_easy',
        seed,
        observation_mode: 'paged',
      });
      expect(paged.score).toBe(run.score);
    }
  });
});

describe('the no-protocol baselines', () => {
  it('flags extremes in turn: youngest, oldest, longest delay', async () => {
    const { first, flags } = await flagsOf(rank, 'task_medium', 1);
    const { youngest, oldest, longestDelays } = RANK_DEPTH.task_medium;
    expect(flags).toHaveLength(youngest + oldest + longestDelays);
    const ages = first.dataset.flatMap(({ age }) => (age === null ? [] : [age]));
    expect(flags[0]?.row?.age).toBe(Math.min(...ages));
    expect(flags[1]?.row?.age).toBe(Math.max(...ages));
    expect(delayOf(flags[2]?.row)).toBe(Math.max(...first.dataset.map(delayOf)));
  });

  it('does not depend on the excerpt', async () => {
    const environment = inProcessEnvironment();
    const first = await environment.reset({ task_id: 'task_hard', seed: 5 });
    const deaf = (agent: Agent): Agent => ({
      ...agent,
      audit: (seen) => agent.audit({ ...seen, trial_protocol_excerpt: '', protocol_title: '' }),
    });
    for (const agent of [rank, rankAndSense, naive]) {
      const plain = await runEpisode(agent, environment, { task_id: 'task_hard', seed: 5 });
      const blindfolded = await runEpisode(deaf(agent), environment, { task_id: 'task_hard', seed: 5 });
      expect(blindfolded.actions).toEqual(plain.actions);
    }
    expect(first.trial_protocol_excerpt).not.toBe('');
  });

  it('adds what no protocol allows', async () => {
    const { flags } = await flagsOf(rankAndSense, 'task_medium', 1);
    expect(flags.some(({ error_type }) => error_type === 'temporal_inconsistency')).toBe(true);
  });
});

function delayOf(row: Patient | undefined): number {
  return row ? daysBetween(row.enrollment_date, row.treatment_start) : Number.NaN;
}
