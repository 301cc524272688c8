import type { Provider } from '../models/index.ts';
import { parseInteger } from './parse/numbers.ts';
import { parseSeed } from './parse/seeds.ts';
import { UsageError } from './usage-error.ts';

/** The seed of every command that is not told another: the day of the first published baseline. */
export const DEFAULT_SEED = 20_260_402;

/**
 * Variables that may hold the key of a provider, in order of preference. A provider's own comes before the general one,
 * so that no key goes to a provider that it does not belong to.
 */
export const KEY_VARIABLES: Readonly<Record<Provider, readonly string[]>> = {
  'openai-compatible': ['API_KEY', 'HF_TOKEN', 'OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY', 'API_KEY'],
  google: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY', 'API_KEY'],
};

/** What the environment of the process says. */
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
  /** What a server is told. @throws UsageError when a variable cannot be read */
  server(): ServerConfig;
  /**
   * CLINICALBENCH_SEALED_KEY: the key of sealed episodes, at least 16 bytes as hexadecimal digits; null without it.
   * @throws UsageError when the variable is no key
   */
  sealedKey(): Uint8Array | null;
}

/** What the environment says of a server. Its secrets are handed on and never shown. */
export interface ServerConfig {
  /** HOST: the address to listen on. */
  readonly host: string;
  /** PORT. */
  readonly port: number;
  /** ALLOWED_HOSTS: host names that requests may be addressed to, comma-separated. */
  readonly hosts: readonly string[];
  /** ALLOWED_ORIGINS: origins of pages of other places that may call, comma-separated. */
  readonly origins: readonly string[];
  /** SPACE_ID: the Hugging Face Space that this runs in. */
  readonly space: string | null;
  /** CLINICALBENCH_TOKEN: closes the server to whoever does not show it. */
  readonly token: string | null;
  /** CLINICALBENCH_SEALED_KEY: the key of sealed episodes. */
  readonly sealedKey: Uint8Array | null;
}

/** What the environment says of a language model. */
export interface ModelConfig {
  /** API_BASE_URL. */
  readonly baseUrl: string | null;
  /** MODEL_NAME. */
  readonly name: string | null;
  /** The key of a provider and the variable that holds it. It is handed on and never shown. */
  key(provider: Provider): ModelKey | null;
}

/** A key, and where it stood. */
export interface ModelKey {
  readonly variable: string;
  readonly value: string;
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
    sealedKey: () => keyOf(read('CLINICALBENCH_SEALED_KEY')),
    environmentUrl: read('ENV_BASE_URL'),
    color: read('NO_COLOR') !== null ? 'never' : forced(read('FORCE_COLOR')),
    columns: Number.isInteger(columns) && columns >= 40 ? columns : null,
    model: {
      baseUrl: read('API_BASE_URL'),
      name: read('MODEL_NAME'),
      key: (provider) => {
        for (const variable of KEY_VARIABLES[provider]) {
          const value = read(variable);
          if (value !== null) return { variable, value };
        }
        return null;
      },
    },
    server: () => ({
      host: read('HOST') ?? '127.0.0.1',
      port: portOf(read('PORT')),
      hosts: listOf(read('ALLOWED_HOSTS')),
      origins: listOf(read('ALLOWED_ORIGINS')),
      space: read('SPACE_ID'),
      token: read('CLINICALBENCH_TOKEN'),
      sealedKey: keyOf(read('CLINICALBENCH_SEALED_KEY')),
    }),
  };
}

const DEFAULT_PORT = 8_000;

function portOf(text: string | null): number {
  if (text === null) return DEFAULT_PORT;
  const port = parseInteger(text, 0, 65_535);
  if (!port.ok) throw new UsageError(`the variable PORT is '${text}': ${port.message}`);
  return port.value;
}

function listOf(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The value is never part of the message. */
function keyOf(text: string | null): Uint8Array | null {
  if (text === null) return null;
  if (/^([0-9a-f]{2}){16,}$/i.test(text)) return Uint8Array.from(Buffer.from(text, 'hex'));
  throw new UsageError(
    'the variable CLINICALBENCH_SEALED_KEY must be at least 32 hexadecimal digits, two a byte',
  );
}

function forced(value: string | null): 'auto' | 'always' | 'never' {
  if (value === null) return 'auto';
  return value === '0' || value === 'false' ? 'never' : 'always';
}
