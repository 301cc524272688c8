import { readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { episodeDocument, EpisodeDocumentSchema } from '../../src/core/index.ts';
import { installPacked, type Installation } from '../support/pack.ts';
import { episodeOf } from '../support/play.ts';

/* What is published works where nothing else of the repository is. `npm test` builds dist/ first. */

describe('the packed package', () => {
  let installed: Installation;
  beforeAll(() => {
    installed = installPacked();
  });
  afterAll(() => {
    installed[Symbol.dispose]();
  });

  it('exports every entry', () => {
    const entries = [
      'clinicalbench',
      'clinicalbench/agents',
      'clinicalbench/models',
      'clinicalbench/runner',
      'clinicalbench/records',
      'clinicalbench/testing',
    ];
    const script = `
      const entries = ${JSON.stringify(entries)};
      const names = await Promise.all(entries.map(async (entry) => Object.keys(await import(entry)).length));
      const manifest = (await import('clinicalbench/package.json', { with: { type: 'json' } })).default;
      console.log(JSON.stringify([names, manifest.name]));
    `;
    const [names, name]: [number[], string] = JSON.parse(installed.node('--input-type=module', '-e', script));
    expect(names.every((count) => count > 3)).toBe(true);
    expect(name).toBe('clinicalbench');
  });

  it('keeps the rest to itself', () => {
    const script = `
      import('clinicalbench/dist/core/generate/episode.js').then(() => console.log('open'), (error) => console.log(error.code));
    `;
    expect(installed.node('--input-type=module', '-e', script).trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('has types for every entry', () => {
    for (const entry of ['core', 'agents', 'models', 'runner', 'records', 'testing'])
      expect(installed.files).toContain(`dist/${entry}/index.d.ts`);
  });

  it('runs an episode from a user’s own script', () => {
    const script = `
      import { oracle } from 'clinicalbench/agents';
      import { inProcessEnvironment, runEpisode } from 'clinicalbench/runner';
      const run = await runEpisode(oracle, inProcessEnvironment(), { task_id: 'task_medium', seed: 7 });
      console.log(run.score);
    `;
    expect(installed.node('--input-type=module', '-e', script).trim()).toBe('1');
  });

  it('has a command that generates episodes', () => {
    const bin = join(installed.home, 'dist', 'cli', 'main.js');
    const printed = installed.node(bin, 'generate', '--task', 'task_easy', '--seed', '42', '--json');
    const document = EpisodeDocumentSchema.parse(JSON.parse(printed));
    expect(document).toEqual(episodeDocument(episodeOf('task_easy', 42), { labels: false }));
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('holds what is published and nothing else', () => {
    const strange = installed.files.filter(
      (path) =>
        !/^(package\.json|LICENSE|README\.md|CHANGELOG\.md|leaderboard\/leaderboard\.json|dist\/.+\.(js|d\.ts|js\.map|d\.ts\.map))$/.test(
          path,
        ) && !/^dist\/dashboard(-single)?\/.+\.(html|js|css|svg|woff2)$/.test(path),
    );
    expect(strange).toEqual([]);
    expect(
      installed.files.filter((path) => /\.(test|laws|test-support)\.|tsbuildinfo|\.tmp\./.test(path)),
    ).toEqual([]);
    expect(installed.files).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'README.md']));
  });

  it('mentions no machine', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
    const places = [root, realpathSync(root), homedir(), '/root/', '/home/', 'file:///'].filter(
      (path) => path.length > 4,
    );
    for (const path of installed.files) {
      const text = readFileSync(join(installed.home, path), 'utf8');
      expect(
        places.filter((place) => text.includes(place)),
        `in: ${path}`,
      ).toEqual([]);
    }
  });
});
