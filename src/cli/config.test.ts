import { describe, expect, it } from 'vitest';
import { DEFAULT_SEED, readConfig } from './config.ts';
import { UsageError } from './usage-error.ts';

describe('the configuration', () => {
  it('has defaults for everything', () => {
    const config = readConfig({});
    expect(config.baselineSeed()).toBe(DEFAULT_SEED);
    expect(config).toMatchObject({ environmentUrl: null, color: 'auto', columns: null });
    expect(config.model).toEqual({ baseUrl: null, name: null, keyVariable: null });
  });

  it('takes the seed of BASELINE_SEED, and says what is wrong with one that is none', () => {
    expect(readConfig({ BASELINE_SEED: '7' }).baselineSeed()).toBe(7);
    const broken = readConfig({ BASELINE_SEED: '4294967296' });
    expect(() => broken.baselineSeed()).toThrow(UsageError);
    expect(() => broken.baselineSeed()).toThrow(/BASELINE_SEED.*0 to 4294967295/);
  });

  it('notices a key by its variable, in order of preference, and keeps no key', () => {
    const config = readConfig({ OPENAI_API_KEY: 'sk-secret-1', HF_TOKEN: 'hf-secret-2', API_KEY: ' ' });
    expect(config.model.keyVariable).toBe('HF_TOKEN');
    expect(JSON.stringify(config)).not.toContain('secret');
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
