import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROVIDER_FAULTS } from '../../src/core/index.ts';
import { BEHAVIOR_NAMES } from '../../src/models/index.ts';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';

const page = readFileSync(new URL('../../docs/models.md', import.meta.url), 'utf8');

describe('docs/models.md', () => {
  it.each(PROVIDER_FAULTS)('says what becomes of %s', (fault) => {
    expect(page).toContain(`\`${fault}\``);
  });

  it.each(BEHAVIOR_NAMES)('describes mock:%s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });

  it('names flags that exist', async () => {
    const { stdout } = await captureRun('run --help');
    const flags = [...new Set(page.match(/`--[a-z-]+/g))].map((flag) => flag.slice(1));
    expect(flags.length).toBeGreaterThan(8);
    for (const flag of flags) expect(stdout).toContain(flag);
  });
});
