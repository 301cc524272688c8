import type { RecordedAgent, RunConfig } from '../../../core/model/record.ts';
import type { HereRow } from '../../../dashboard-api/index.ts';
import { leaderboardRows, submissionFaults, type LeaderboardEntry } from '../../../evaluation/index.ts';
import type { JudgedRun, PlayedRecord } from './judged-run.ts';

/** A ranked run of this server as an entry of the leaderboard, or why it is none. */
export function rankedEntry(run: JudgedRun): LeaderboardEntry | readonly string[] {
  const { config, checked, played, name } = run;
  const [agent] = config.agents;
  if (!agent) return ['agents: the run has none'];
  const submission = submissionOf(agent, config, name);
  const faults = submissionFaults(submission, config, checked);
  return faults.length > 0 ? faults : entryOf(submission, config, agent, played);
}

/** Records outside any ranking, a row for each contestant, model and way of feedback. */
export function hereRows(
  runs: readonly { readonly run: JudgedRun; readonly faults: readonly string[] }[],
): HereRow[] {
  const groups = new Map<string, Group>();
  for (const { run, faults } of runs)
    for (const record of run.played) {
      const { agent } = record;
      const { config } = run;
      const { feedback_mode } = config.options;
      const key = JSON.stringify([agent.kind, agent.name, agent.model?.id, feedback_mode]);
      const group = groups.get(key) ?? { agent, config, played: [], runs: new Set(), faults: new Set() };
      group.played.push(record);
      group.runs.add(run.name);
      for (const fault of faults) group.faults.add(fault);
      groups.set(key, group);
    }
  return [...groups.values()]
    .flatMap(hereRow)
    .toSorted((a, b) => b.row.tasks.length - a.row.tasks.length || b.row.mean - a.row.mean);
}

interface Group {
  readonly agent: RecordedAgent;
  readonly config: RunConfig;
  readonly played: PlayedRecord[];
  readonly runs: Set<string>;
  readonly faults: Set<string>;
}

function hereRow({ agent, config, played, runs, faults }: Group): HereRow[] {
  const entry = entryOf(submissionOf(agent, config, agent.name), config, agent, played);
  // A contestant without any result has no score to show.
  if (entry.rows.length === 0) return [];
  const trials = Math.max(...played.map(({ trial }) => trial)) + 1;
  return leaderboardRows([{ ...entry, config: { ...config, trials } }], false).map((row) => ({
    row,
    kind: agent.kind,
    mock: agent.model?.mock ?? false,
    track: agent.track,
    feedback_mode: config.options.feedback_mode,
    episodes: entry.rows.length,
    runs: [...runs],
    faults: [...faults],
  }));
}

function submissionOf(agent: RecordedAgent, config: RunConfig, name: string): LeaderboardEntry['submission'] {
  return {
    submission_version: 1,
    name,
    author: 'this server',
    submitted_at: config.created_at?.slice(0, 10) ?? '',
    track: agent.track,
    agent: agent.name,
    model: agent.model?.id ?? null,
  };
}

function entryOf(
  submission: LeaderboardEntry['submission'],
  config: RunConfig,
  { kind }: RecordedAgent,
  played: readonly PlayedRecord[],
): LeaderboardEntry {
  return {
    submission,
    config,
    badge: config.sealed ? 'run by maintainers' : 'replayed',
    kind,
    rows: played.flatMap(({ row }) => (row ? [row] : [])),
    incomplete: played.filter(({ row }) => row === null).length,
    cost: played.reduce<number | null>(
      (sum, { cost }) => (sum === null || cost === null ? null : sum + cost),
      0,
    ),
  };
}
