import type { Fetch, ModelSettings } from '../../models/index.ts';
import type { Config } from '../config.ts';
import { modelSettings } from '../model/model-settings.ts';
import { readModelName } from '../model/model-name.ts';
import { UsageError } from '../usage-error.ts';
import type { Finding } from './examine.ts';

/** How long an endpoint may take to list its models, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Which language model is configured and whether its endpoint answers. It is asked for its list of models, never for a reply. */
export async function modelFinding(config: Config, fetch: Fetch): Promise<Finding> {
  const { name, baseUrl } = config.model;
  const key = config.model.key('openai-compatible');
  const said = [
    `MODEL_NAME ${name ?? 'not set'}`,
    `API_BASE_URL ${baseUrl === null ? 'not set' : placeOf(baseUrl)}`,
    key === null ? 'no key in API_KEY, HF_TOKEN or OPENAI_API_KEY' : `key in ${key.variable}`,
  ].join(', ');
  const finding = (state: Finding['state'], what: string): Finding => ({
    what: 'model',
    state,
    detail: `${what} (${said})`,
  });
  if (name === null)
    return finding(
      'missing',
      'none is configured: agents that ask one need MODEL_NAME or --model; mock:perfect needs no key',
    );
  try {
    const named = readModelName(name);
    if (named.kind === 'mock') return finding('ok', `mock:${named.behavior}, a script and no language model`);
    const settings = modelSettings(named, { stream: true }, config);
    return finding(...(await reach(settings, fetch)));
  } catch (error) {
    if (error instanceof UsageError) return finding('missing', error.message);
    throw error;
  }
}

async function reach(
  settings: ModelSettings,
  fetch: Fetch,
): Promise<[state: Finding['state'], what: string]> {
  const { url, headers } = listing(settings);
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = await response.text();
    if (!response.ok) return ['missing', `${placeOf(url)} answers with HTTP ${response.status}`];
    const isListed = body.includes(JSON.stringify(settings.name).slice(1, -1));
    return ['ok', `${placeOf(url)} answers and ${isListed ? 'lists' : 'does not list'} ${settings.name}`];
  } catch (error) {
    // What the platform says of the failure may hold a key: only its kind is told.
    const kind =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause
        ? error.cause.code
        : null;
    return ['missing', `${placeOf(url)} cannot be reached${typeof kind === 'string' ? ` (${kind})` : ''}`];
  }
}

/** Where a provider lists its models, and how it wants to be asked. */
function listing({ provider, baseUrl, key }: ModelSettings): {
  url: string;
  headers: Record<string, string>;
} {
  switch (provider) {
    case 'anthropic':
      return {
        url: `${baseUrl ?? 'https://api.anthropic.com/v1'}/models`,
        headers: { 'x-api-key': key ?? '', 'anthropic-version': '2023-06-01' },
      };
    case 'google':
      return {
        url: `${baseUrl ?? 'https://generativelanguage.googleapis.com/v1beta'}/models`,
        headers: { 'x-goog-api-key': key ?? '' },
      };
    case 'openai-compatible':
      break;
  }
  return { url: `${baseUrl}/models`, headers: key === null ? {} : { authorization: `Bearer ${key}` } };
}

/** A URL without what it may carry in secret: user, password, query. */
export function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'not a URL';
}
