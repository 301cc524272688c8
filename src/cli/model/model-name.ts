import { BEHAVIOR_NAMES, isBehaviorName, type BehaviorName, type Provider } from '../../models/index.ts';
import { UsageError } from '../usage-error.ts';

/** What --model means. */
export type NamedModel =
  | { readonly kind: 'mock'; readonly behavior: BehaviorName }
  | {
      readonly kind: 'provider';
      readonly provider: Provider;
      readonly name: string;
      readonly baseUrl: string | null;
    };

/** Where the models of a prefix are. A name with any other colon in it is a name: local servers use them. */
const PREFIXES: ReadonlyMap<string, { readonly provider: Provider; readonly baseUrl: string | null }> =
  new Map([
    ['anthropic', { provider: 'anthropic' as const, baseUrl: null }],
    ['google', { provider: 'google' as const, baseUrl: null }],
    ['openai', { provider: 'openai-compatible' as const, baseUrl: 'https://api.openai.com/v1' }],
  ]);

/** Reads --model or MODEL_NAME. @throws UsageError for a mock behavior that does not exist */
export function readModelName(text: string): NamedModel {
  const colon = text.indexOf(':');
  const [prefix, rest] = colon === -1 ? ['', text] : [text.slice(0, colon), text.slice(colon + 1)];
  if (prefix === 'mock' || text === 'mock') {
    if (isBehaviorName(rest)) return { kind: 'mock', behavior: rest };
    throw new UsageError(
      `There is no mock model '${rest}'. Allowed: ${BEHAVIOR_NAMES.map((name) => `mock:${name}`).join(', ')}.`,
    );
  }
  const known = PREFIXES.get(prefix);
  if (known && rest !== '') return { kind: 'provider', name: rest, ...known };
  return { kind: 'provider', provider: 'openai-compatible', name: text, baseUrl: null };
}
