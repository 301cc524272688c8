import type { ModelSettings, Provider, TransportLimits } from '../../models/index.ts';
import { KEY_VARIABLES, type Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';
import type { ModelFlags } from './model-flags.ts';
import type { NamedModel } from './model-name.ts';

/** Where a model is and how it is asked, by the command line first and the environment after it. @throws UsageError naming what is missing */
export function modelSettings(
  named: Extract<NamedModel, { readonly kind: 'provider' }>,
  flags: ModelFlags,
  { model }: Config,
): ModelSettings {
  const { provider, name } = named;
  const told = flags.baseUrl ?? named.baseUrl ?? (provider === 'openai-compatible' ? model.baseUrl : null);
  const baseUrl =
    told === null
      ? null
      : checkedUrl(told, flags.baseUrl === undefined ? 'API_BASE_URL' : '--base-url', provider);
  if (provider === 'openai-compatible' && baseUrl === null)
    throw new UsageError(
      `The model '${name}' needs an endpoint: say --base-url URL or set API_BASE_URL, or name its provider (anthropic:, google:, openai:).`,
    );
  const key = model.key(provider);
  if (provider !== 'openai-compatible' && key === null)
    throw new UsageError(
      `The model '${provider}:${name}' needs a key: set ${KEY_VARIABLES[provider].join(' or ')}.`,
    );
  const { temperature, maxOutputTokens, replyFormat, price, stream, timeout, tries } = flags;
  return {
    provider,
    name,
    baseUrl,
    key: key?.value ?? null,
    stream,
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(replyFormat !== undefined && { replyFormat }),
    ...(price !== undefined && { price }),
    ...(tries !== undefined && { retry: { attempts: tries } }),
    ...(timeout !== undefined && { transport: withinSeconds(timeout) }),
  };
}

/** The URL without a slash at its end. @param from where it was told, for the error */
function checkedUrl(text: string, from: string, provider: Provider): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(`${from} must be a URL that begins with http:// or https://.`);
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw new UsageError(
      `${from} must be a URL without a user, a password or a query: keys stand in ${KEY_VARIABLES[provider].join(', ')}.`,
    );
  return text.replace(/\/+$/, '');
}

/** A reply may take that long in all, and be silent for as long of it. */
function withinSeconds(seconds: number): Partial<TransportLimits> {
  const most = seconds * 1_000;
  return { totalMs: most, firstByteMs: most, idleMs: most };
}
