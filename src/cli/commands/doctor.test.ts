import { describe, expect, it } from 'vitest';
import { captureRun } from '../captured-run.test-support.ts';
import { readConfig } from '../config.ts';
import { examine } from '../doctor/examine.ts';

describe('doctor', () => {
  it('finds the published episodes and exits with 0', async () => {
    const { code, stdout } = await captureRun('doctor');
    expect(code).toBe(0);
    expect(stdout).toContain('720 patients, 43 violations, 40 adversarial records');
  });

  it('says what is configured without a key, a password or a query', async () => {
    const env = {
      API_BASE_URL: 'https://user:secret-1@api.example/v1?key=secret-2',
      MODEL_NAME: 'a-model',
      API_KEY: 'secret-3',
      ENV_BASE_URL: 'not a url secret-4',
    };
    for (const line of ['doctor', 'doctor --json']) {
      const { stdout, stderr } = await captureRun(line, { env });
      expect(stdout + stderr).not.toContain('secret');
      expect(stdout).toContain('https://api.example');
      expect(stdout).toContain('key in API_KEY');
      expect(stdout).toContain('a-model');
    }
  });

  it('says where runs are played', async () => {
    const { stdout } = await captureRun('doctor', {
      env: { ENV_BASE_URL: 'http://user:secret@localhost:8000' },
    });
    expect(stdout).toMatch(/ok +environment +ENV_BASE_URL is http:\/\/localhost:8000:/);
    expect(stdout).not.toContain('secret');
    expect((await captureRun('doctor')).stdout).toMatch(/ok +environment +in process/);
  });

  it('prints one JSON document', async () => {
    const { stdout } = await captureRun('doctor --json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, generator_version: expect.any(String) });
  });

  it('exits with 1 when something needed is broken', async () => {
    const { code, stdout } = await captureRun('doctor', { env: { BASELINE_SEED: '-1' } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/broken +default seed/);
    const [old] = await examine(readConfig({}), '18.20.0');
    const [recent] = await examine(readConfig({}), '24.1.0');
    expect(old).toMatchObject({ what: 'node', state: 'broken' });
    expect(recent).toMatchObject({ what: 'node', state: 'ok' });
  });
});
