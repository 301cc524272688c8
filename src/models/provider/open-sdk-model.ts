import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { Fetch } from '../transport/fetch.ts';
import type { ModelSettings } from './settings.ts';

/** The AI SDK's model for these settings, speaking through one fetch. */
export function openSdkModel(settings: ModelSettings, fetch: Fetch): LanguageModelV3 {
  const { provider, name, baseUrl, key, replyFormat = 'json_schema' } = settings;
  // An empty key keeps the SDK from looking for one of its own in the environment.
  const own = { apiKey: key ?? '', fetch, ...(baseUrl !== null && { baseURL: baseUrl }) };
  switch (provider) {
    case 'anthropic':
      return createAnthropic(own)(name);
    case 'google':
      return createGoogleGenerativeAI(own)(name);
    case 'openai-compatible':
      break;
  }
  if (baseUrl === null) throw new Error('an OpenAI-compatible endpoint needs a base URL');
  return createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: baseUrl,
    fetch,
    includeUsage: true,
    supportsStructuredOutputs: replyFormat === 'json_schema',
    ...(key !== null && { apiKey: key }),
    // OpenAI's own endpoint takes the output limit under a newer name only; others know the older one.
    ...(new URL(baseUrl).origin === OPENAI && { transformRequestBody: withNewerName }),
  })(name);
}

/** Where OpenAI's own endpoint is. */
export const OPENAI = 'https://api.openai.com';

function withNewerName({ max_tokens, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, max_completion_tokens: max_tokens };
}
