import type { EpisodeRecord, RecordEntry, RunConfig } from '../../core/model/record.ts';
import { RECORD_VERSION } from '../../core/model/record.ts';
import { CANARY, GENERATOR_VERSION } from '../../core/version.ts';
import { chainRecord, recorder, recordText, runVerifier, verifyText } from '../../records/index.ts';
import { EVALUATION_OPTIONS, playEpisode } from '../play.ts';
import { exactly } from './bound.ts';
import { findMean, type RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import type { Runs } from './runs.ts';

/** Forging needs no large sample. */
const MOST_SEEDS = 10;
const AGENT = 'heuristic';

/** A forger rewrites a record; its hashes are made anew afterwards, as by someone who knows how. */
type Forgery = (record: EpisodeRecord) => EpisodeRecord;

const FORGERIES: readonly (readonly [exploit: string, forge: Forgery])[] = [
  ['score raised', (record) => withResult(record, { score: 1 })],
  [
    'bad run called a provider fault',
    (record) =>
      withResult(record, {
        outcome: 'incomplete',
        cause: { kind: 'timeout_total', message: 'no reply' },
        score: null,
        score_breakdown: null,
        dense_reward_total: null,
        after_done: null,
      }),
  ],
  [
    'reward raised',
    (record) =>
      withEntries(record, (entry) =>
        entry.type === 'action' && entry.done ? { ...entry, reward: 1 } : entry,
      ),
  ],
  ['action left out', (record) => ({ ...record, entries: record.entries.slice(1) })],
  [
    'action called a refused message',
    (record) =>
      withEntries(record, (entry, index) =>
        index === 0 ? { type: 'refused', said: '', refusal: 'no message', hash: entry.hash } : entry,
      ),
  ],
  ['observation of another episode', (record) => ({ ...record, reset: record.hash })],
  [
    'seed exchanged',
    (record) => ({ ...record, episode: { ...record.episode, seed: (record.episode.seed ?? 0) ^ 1 } }),
  ],
  [
    'blind run called one with verdicts',
    (record) => ({
      ...record,
      episode: { ...record.episode, options: { ...record.episode.options, feedback_mode: 'verdict' } },
    }),
  ],
];

/** Every forged record is found by playing it again; every record edited after it was chained, by its hashes; every one left out or doubled, by its neighbors. */
export async function forgedRecords(runs: Runs): Promise<RedteamFinding[]> {
  const found = new Map<string, number[]>();
  const tell = (exploit: string, isFound: boolean) => {
    const before = found.get(exploit) ?? [];
    found.set(exploit, [...before, Number(isFound)]);
  };
  for (const task_id of runs.tasks) {
    for (const seed of runs.seeds.slice(0, MOST_SEEDS)) {
      const records = await recordsOf(runs, task_id, seed);
      const [record, other] = records;
      if (!record || !other) throw new Error('the red team needs two records');
      for (const [exploit, forge] of FORGERIES) tell(exploit, isFaulty(recordText(rechained(forge(record)))));
      tell('edited after it was chained', isFaulty(edited(recordText(record), seed)));
      tell('left out', runFaults(runs, task_id, records.slice(1)));
      tell('doubled', runFaults(runs, task_id, [...records, record]));
      tell('honest record called forged', !runFaults(runs, task_id, records));
    }
  }
  const attack = { family: 'records', task_id: null, measure: 'share found' };
  return [...found].map(([exploit, values]) =>
    exploit === 'honest record called forged'
      ? findMean({ ...attack, exploit, measure: 'share passed' }, values, exactly(1))
      : findMean({ ...attack, exploit }, values, exactly(1)),
  );
}

/** Two runs of an episode in one chain. */
async function recordsOf(runs: Runs, task_id: Runs['tasks'][number], seed: number): Promise<EpisodeRecord[]> {
  const records: EpisodeRecord[] = [];
  const agent = named(AGENT);
  const onEvent = recorder({ config: configOf(runs, task_id), onRecord: (record) => records.push(record) });
  for (const trial of [0, 1])
    await playEpisode(agent, runs.episode(task_id, seed), EVALUATION_OPTIONS, (event) =>
      onEvent('run' in event ? { ...event, run: { ...event.run, trial } } : event),
    );
  return records;
}

function configOf(runs: Runs, task_id: Runs['tasks'][number]): RunConfig {
  const { name, kind } = named(AGENT);
  return {
    record_version: RECORD_VERSION,
    canary: CANARY,
    run_id: 'redteam',
    package_version: '0',
    generator_version: GENERATOR_VERSION,
    created_at: null,
    agents: [{ name, kind, track: null, model: null, prompt_template_hash: null }],
    tasks: [task_id],
    seeds: [...runs.seeds],
    sealed: null,
    trials: 2,
    options: EVALUATION_OPTIONS,
    ranked: false,
  };
}

function runFaults(runs: Runs, task_id: Runs['tasks'][number], records: readonly EpisodeRecord[]): boolean {
  const verifier = runVerifier(configOf(runs, task_id));
  return records.some((record) => verifier.line(recordText(record)).faults.length > 0);
}

function isFaulty(text: string): boolean {
  return verifyText(text).faults.length > 0;
}

/** One digit of a record counted up, somewhere. */
function edited(text: string, seed: number): string {
  const digits = [...text.matchAll(/\d/g)];
  const at = digits[(seed * 7_919) % digits.length]?.index ?? 0;
  return `${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`;
}

function rechained(record: EpisodeRecord): EpisodeRecord {
  const { entries, result, hash: _, ...header } = record;
  return chainRecord({ header, entries: entries.map(({ hash: __, ...entry }) => entry), result });
}

function withResult(record: EpisodeRecord, change: Partial<EpisodeRecord['result']>): EpisodeRecord {
  return { ...record, result: { ...record.result, ...change } };
}

function withEntries(
  record: EpisodeRecord,
  change: (entry: RecordEntry, index: number) => RecordEntry,
): EpisodeRecord {
  return { ...record, entries: record.entries.map(change) };
}
