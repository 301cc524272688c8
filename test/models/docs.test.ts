import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PASSING_FAULTS, PROVIDER_FAULTS } from '../../src/core/index.ts';
import { BEHAVIOR_NAMES } from '../../src/models/index.ts';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';

const page = readFileSync(new URL('../../docs/models.md', import.meta.url), 'utf8');

describe('docs/models.md', () => {
  it.each(PROVIDER_FAULTS)('says what becomes of %s', (fault) => {
    expect(page).toContain(`\`${fault}\``);
  });

  it('tells those that are tried again from those that are not', () => {
    const rows = page.slice(page.indexOf('| tried again |')).split('\n\n')[0]?.split('\n').slice(2) ?? [];
    const columns = rows.map((row) => row.split('|').map((cell) => cell.match(/`[a-z_]+`/g) ?? []));
    const named = (column: number) => columns.flatMap((cells) => cells[column] ?? []).toSorted();
    const written = (faults: readonly string[]) => faults.map((fault) => `\`${fault}\``).toSorted();
    const passing: readonly string[] = PASSING_FAULTS;
    expect(named(1)).toEqual(written(passing));
    expect(named(2)).toEqual(written(PROVIDER_FAULTS.filter((fault) => !passing.includes(fault))));
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
