import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';
import { nodeFetch } from '../model/node-fetch.ts';
import { modelFinding, placeOf } from './model-finding.ts';
import { testItself } from './self-test.ts';

/**
 * One thing that was looked at. `missing` is asked for and not there, but not needed; `broken` is needed; `later` belongs
 * to a later version.
 */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'broken';
  readonly detail: string;
}

/** Looks at everything, in the order in which a reader asks. Only a configured model's endpoint is called. @param node the version of Node that runs this */
export async function examine(config: Config, node: string, fetch = nodeFetch()): Promise<Finding[]> {
  return [
    nodeVersion(node),
    ...testItself(),
    seed(config),
    { what: 'environment', ...environment(config) },
    await modelFinding(config, fetch),
  ];
}

/** The oldest Node that the package runs on, as in package.json. */
const OLDEST_NODE = [20, 19] as const;

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  const needed = `${OLDEST_NODE.join('.')} or newer is needed`;
  return isOld
    ? { what: 'node', state: 'broken', detail: `${version}; ${needed}` }
    : { what: 'node', state: 'ok', detail: version };
}

function seed(config: Config): Finding {
  try {
    return {
      what: 'default seed',
      state: 'ok',
      detail: `${config.baselineSeed()} (BASELINE_SEED sets another)`,
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { what: 'default seed', state: 'broken', detail: error.message };
  }
}

type Rest = Omit<Finding, 'what'>;

function environment({ environmentUrl }: Config): Rest {
  return environmentUrl === null
    ? { state: 'ok', detail: 'in process' }
    : {
        state: 'ok',
        detail: `ENV_BASE_URL is ${placeOf(environmentUrl)}: run plays there (--env inprocess does not)`,
      };
}
