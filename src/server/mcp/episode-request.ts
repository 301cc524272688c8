import { OBSERVATION_MODES, ResetRequestSchema } from '../../core/model/episode.ts';
import { WireFault } from '../wire/fault.ts';
import { isRecord } from '../wire/frames.ts';

/** A model reads pages: a session of MCP shows no dataset unless it is asked to. */
const DEFAULTS = { observation_mode: OBSERVATION_MODES[2] };

/** Options that are objects; in a query they are written as JSON. */
const OBJECTS: readonly string[] = ['sealed', 'task_overrides'];

/**
 * The reset request that the query of /mcp stands for: an option of reset per parameter. What it may hold is judged
 * where every reset is.
 * @throws WireFault 'invalid' when a parameter comes twice or is no JSON where it should be
 */
export function requestOfQuery(query: URLSearchParams): unknown {
  const said: Record<string, unknown> = {};
  for (const [name, text] of query) {
    if (Object.hasOwn(said, name)) throw new WireFault('invalid', `${name}: expected once in the query`);
    if (!Object.hasOwn(ResetRequestSchema.shape, name))
      throw new WireFault(
        'invalid',
        `${name}: no option of an episode; expected ${Object.keys(ResetRequestSchema.shape).join(', ')}`,
      );
    said[name] = valueOf(name, text);
  }
  return { ...DEFAULTS, ...said };
}

/** The reset request of options given as an object, which MCP's default completes. */
export function requestOfOptions(options: unknown): unknown {
  return options === undefined || isRecord(options) ? { ...DEFAULTS, ...options } : options;
}

function valueOf(name: string, text: string): unknown {
  if (name === 'seed') return /^\d+$/.test(text) ? Number(text) : text;
  if (!OBJECTS.includes(name)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new WireFault('invalid', `${name}: expected a JSON object in the query`, { cause });
  }
}
