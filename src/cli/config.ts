import { parseSeed } from './parse/seeds.ts';
import { UsageError } from './usage-error.ts';

/** The seed of every command that is not told another: the day of the first published baseline. */
export const DEFAULT_SEED = 20_260_402;

/** Variables that may hold a model's key, in order of preference. */
export const KEY_VARIABLES = ['API_KEY', 'HF_TOKEN', 'OPENAI_API_KEY'] as const;

/** What the environment of the process says. Keys are noticed, never kept. */
export interface Config {
  /** BASELINE_SEED. @throws UsageError when the variable is no seed */
  baselineSeed(): number;
  /** ENV_BASE_URL: a remote environment. */
  readonly environmentUrl: string | null;
  /** NO_COLOR and FORCE_COLOR; 'auto' means colors on a terminal. */
  readonly color: 'auto' | 'always' | 'never';
  /** COLUMNS: width to lay out for when the output is no terminal. */
  readonly columns: number | null;
  readonly model: ModelConfig;
}

/** What the environment says of a language model. */
export interface ModelConfig {
  /** API_BASE_URL. */
  readonly baseUrl: string | null;
  /** MODEL_NAME. */
  readonly name: string | null;
  /** The name of the variable that holds the key. */
  readonly keyVariable: (typeof KEY_VARIABLES)[number] | null;
}

/** Reads the environment of the process. The only place that does. */
export function processConfig(): Config {
  return readConfig(process.env);
}

/** Reads a set of environment variables. An empty variable counts as not set. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: string) => variables[name]?.trim() || null;
  const columns = Number(read('COLUMNS'));
  return {
    baselineSeed() {
      const text = read('BASELINE_SEED');
      if (text === null) return DEFAULT_SEED;
      const seed = parseSeed(text);
      if (!seed.ok) throw new UsageError(`the variable BASELINE_SEED is '${text}': ${seed.message}`);
      return seed.value;
    },
    environmentUrl: read('ENV_BASE_URL'),
    color: read('NO_COLOR') !== null ? 'never' : forced(read('FORCE_COLOR')),
    columns: Number.isInteger(columns) && columns >= 40 ? columns : null,
    model: {
      baseUrl: read('API_BASE_URL'),
      name: read('MODEL_NAME'),
      keyVariable: KEY_VARIABLES.find((name) => read(name) !== null) ?? null,
    },
  };
}

function forced(value: string | null): 'auto' | 'always' | 'never' {
  if (value === null) return 'auto';
  return value === '0' || value === 'false' ? 'never' : 'always';
}
