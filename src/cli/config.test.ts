import { describe, expect, it } from 'vitest';
import { DEFAULT_SEED, readConfig } from './config.ts';
import { UsageError } from './usage-error.ts';

describe('the configuration', () => {
  it('has defaults for everything', () => {
    const config = readConfig({});
    expect(config.baselineSeed()).toBe(DEFAULT_SEED);
    expect(config).toMatchObject({ environmentUrl: null, color: 'auto', columns: null });
    expect(config.model).toMatchObject({ baseUrl: null, name: null });
    expect(config.model.key('openai-compatible')).toBeNull();
  });

  it('takes the seed of BASELINE_SEED, and says what is wrong with one that is none', () => {
    expect(readConfig({ BASELINE_SEED: '7' }).baselineSeed()).toBe(7);
    const broken = readConfig({ BASELINE_SEED: '4294967296' });
    expect(() => broken.baselineSeed()).toThrow(UsageError);
    expect(() => broken.baselineSeed()).toThrow(/BASELINE_SEED.*0 to 4294967295/);
  });

  it('finds a key in its variables, in order of preference, and never shows it', () => {
    const config = readConfig({ OPENAI_API_KEY: 'sk-secret-1', HF_TOKEN: 'hf-secret-2', API_KEY: ' ' });
    expect(config.model.key('openai-compatible')?.variable).toBe('HF_TOKEN');
    expect(JSON.stringify(config)).not.toContain('secret');
  });

  it('gives a provider its own key before the general one', () => {
    const config = readConfig({ API_KEY: 'general', ANTHROPIC_API_KEY: 'theirs' });
    expect(config.model.key('anthropic')).toEqual({ variable: 'ANTHROPIC_API_KEY', value: 'theirs' });
    expect(config.model.key('google')).toEqual({ variable: 'API_KEY', value: 'general' });
  });

  it.each([
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, 'never'],
    [{ NO_COLOR: '' }, 'auto'],
    [{ FORCE_COLOR: '1' }, 'always'],
    [{ FORCE_COLOR: '0' }, 'never'],
  ])('reads %j as colors %s', (variables, color) => {
    expect(readConfig(variables).color).toBe(color);
  });
});
