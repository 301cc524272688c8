import type { EpisodeOptions } from '../../core/model/episode.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { RANKED } from '../../evaluation/index.ts';
import { openRun, type RunFolder } from '../../store/runs/index.ts';
import type { Config } from '../config.ts';
import { recordedLimits, type LimitFlags } from '../model/run-limits.ts';
import { optionsFor, type FeedbackMode } from '../feedback.ts';
import type { SealedRange } from '../parse/sealed.ts';
import type { SeedRange } from '../parse/seeds.ts';
import { UsageError } from '../usage-error.ts';
import type { AgentChoice } from './agent-choice.ts';
import { agentsOfConfig } from './recorded-agents.ts';
import { beginRun } from './recording.ts';
import { episodesOf, type RunPlan } from './run-plan.ts';

/** The part of the command line that says what is played and where it is written. */
export interface SessionOptions extends LimitFlags {
  readonly task: readonly TaskId[];
  readonly seed?: number;
  readonly seeds?: SeedRange;
  readonly sealed?: SealedRange;
  readonly trials: number;
  readonly feedback: FeedbackMode;
  readonly observationMode: EpisodeOptions['observation_mode'];
  readonly out?: string;
  readonly resume?: string;
  readonly ranked?: true;
  readonly keepData?: true;
}

/** What a run plays and where it is written: a folder that it goes on with, a new one, or none. */
export interface RunSession {
  readonly plan: RunPlan;
  readonly folder: RunFolder | null;
}

/**
 * Opens what the command line asks for.
 * @param isRemote whether a server plays: it has the key of sealed episodes, and only records need it here
 * @throws UsageError or RunFolderError for what cannot be had
 */
export async function openSession(
  options: SessionOptions,
  choice: AgentChoice,
  config: Config,
  isRemote = false,
): Promise<RunSession> {
  if (options.resume !== undefined) return resumeSession(options.resume, choice, config);
  if (options.ranked && options.out === undefined)
    throw new UsageError('a ranked run must be recorded: add --out with a new folder');
  const { ranked, trials } = options;
  const one = options.seed ?? (options.seeds || options.sealed || ranked ? 0 : config.baselineSeed());
  const plan: RunPlan = {
    agents: choice.agents,
    tasks: ranked ? RANKED.tasks : options.task,
    ...episodesOf(ranked === true, options.sealed, options.seeds ?? { first: one, last: one }),
    trials: ranked ? RANKED.trials : trials,
    options: ranked ? RANKED.options : optionsFor(options.feedback, options.observationMode),
    ranked: ranked === true,
    limits: recordedLimits(options),
  };
  if (!isRemote || options.out !== undefined) requireKey(plan, config);
  const folder = options.out === undefined ? null : await beginRun(options.out, plan);
  return { plan, folder };
}

async function resumeSession(path: string, choice: AgentChoice, settings: Config): Promise<RunSession> {
  const folder = await openRun(path);
  try {
    const { config } = folder;
    if (config.generator_version !== GENERATOR_VERSION)
      throw new UsageError(
        `the run was begun by generator ${config.generator_version}, this is ${GENERATOR_VERSION}: its episodes differ`,
      );
    requireKey(config, settings);
    return { plan: { ...config, agents: agentsOfConfig(config, choice.agents) }, folder };
  } catch (error) {
    folder.close();
    throw error;
  }
}

function requireKey({ sealed }: Pick<RunPlan, 'sealed'>, config: Config): void {
  if (sealed && config.sealedKey() === null)
    throw new UsageError('sealed episodes need their key: the variable CLINICALBENCH_SEALED_KEY is not set');
}
