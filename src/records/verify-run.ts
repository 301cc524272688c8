import type { EpisodeRecord, RunConfig } from '../core/model/record.ts';
import { canonicalJson } from './canonical-json.ts';
import { hashConfig } from './chain.ts';
import { fault, type Fault } from './fault.ts';
import type { ReplayParts } from './replay.ts';
import { verifyText, type Verification } from './verify.ts';

/** A fault and the line it stands in, from 1; null for the run as a whole. */
export interface RunFault extends Fault {
  readonly line: number | null;
}

/** One line of a run that was checked. */
export interface LineVerification extends Omit<Verification, 'faults'> {
  readonly faults: readonly RunFault[];
}

/** Checks the lines of a run one after the other, so that a run of any length takes little memory. */
export interface RunVerifier {
  line(text: string): LineVerification;
  /** What is missing at the end: cells of the configuration that no record has a result of. */
  missing(): readonly string[];
}

/**
 * A verifier of a run: each record by itself (verifyText), that records follow each other without a gap, belong to the
 * configuration, and that no episode has two results. Never throws for what a line says.
 */
export function runVerifier(config: RunConfig, parts: ReplayParts = {}): RunVerifier {
  const results = new Set<string>();
  let previous = hashConfig(config);
  let count = 0;
  return {
    line(text) {
      const sequence = count++;
      const { record, replay, faults } = verifyText(text, parts);
      const found: Fault[] = [];
      if (record) {
        if (record.sequence !== sequence)
          found.push(
            fault('order', null, `the record is number ${record.sequence} and stands at ${sequence}`),
          );
        if (record.previous !== previous)
          found.push(fault('order', null, 'the record does not follow the one before'));
        found.push(...configFaults(config, record));
        const cell = cellOf(record);
        if (hasResult(record)) {
          if (results.has(cell)) found.push(fault('duplicate', null, `a second result of ${cell}`));
          results.add(cell);
        }
        previous = record.hash;
      }
      found.push(...faults);
      return { record, replay, faults: found.map((one) => ({ ...one, line: sequence + 1 })) };
    },
    missing: () => cellsOf(config).filter((cell) => !results.has(cell)),
  };
}

function hasResult({ result }: EpisodeRecord): boolean {
  return result.outcome !== 'incomplete' && result.outcome !== 'cancelled';
}

function configFaults(config: RunConfig, record: EpisodeRecord): Fault[] {
  const { agent, episode, trial } = record;
  const faults: Fault[] = [];
  const must = (holds: boolean, message: string) => {
    if (!holds) faults.push(fault('config', null, message));
  };
  must(record.run_id === config.run_id, 'the record is of another run');
  must(
    config.agents.some((one) => canonicalJson(one) === canonicalJson(agent)),
    `the run has no such agent ${agent.name}`,
  );
  must(config.tasks.includes(episode.task_id), `the run does not play ${episode.task_id}`);
  must(
    episode.sealed
      ? config.sealed?.split === episode.sealed.split && config.sealed.indices.includes(episode.sealed.index)
      : episode.seed !== null && config.seeds.includes(episode.seed),
    'the run does not play this episode',
  );
  must(trial < config.trials, `the run has ${config.trials} trials, this is number ${trial + 1}`);
  must(canonicalJson(episode.options) === canonicalJson(config.options), 'the run has other options');
  must(episode.task_overrides === null, 'the run plays tasks as published');
  must(episode.generator_version === config.generator_version, 'the run has another generator version');
  return faults;
}

/** What a record is a result of, in words. */
function cellOf({ agent, episode, trial }: EpisodeRecord): string {
  const { sealed, seed, task_id } = episode;
  return cellText(
    agent.name,
    agent.model?.id,
    task_id,
    sealed ? `${sealed.split}/${sealed.index}` : `${seed}`,
    trial,
  );
}

function cellText(
  agent: string,
  model: string | undefined,
  task: string,
  place: string,
  trial: number,
): string {
  return `${agent}${model === undefined ? '' : ` on ${model}`}, ${task}, ${place}, trial ${trial + 1}`;
}

function cellsOf({ agents, tasks, seeds, sealed, trials }: RunConfig): string[] {
  const places = [
    ...seeds.map(String),
    ...(sealed?.indices.map((index) => `${sealed.split}/${index}`) ?? []),
  ];
  return tasks.flatMap((task) =>
    places.flatMap((place) =>
      agents.flatMap((agent) =>
        Array.from({ length: trials }, (_, trial) =>
          cellText(agent.name, agent.model?.id, task, place, trial),
        ),
      ),
    ),
  );
}
