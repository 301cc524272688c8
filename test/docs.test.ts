import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { generatedFiles, PAGES, readResults, rootFile } from '../scripts/docs/files.ts';
import { quoted, table } from '../scripts/docs/markdown.ts';
import { fillMarkers, markersOf } from '../scripts/docs/markers.ts';
import { measureResults, RESULT_SEEDS } from '../scripts/docs/results.ts';
import { GENERATOR_VERSION } from '../src/core/version.ts';

const read = (path: string) => readFileSync(rootFile(path), 'utf8');
const HAND_WRITTEN = [
  ...PAGES,
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CITATION.cff',
  'docs/glossary.md',
  ...readdirSync(rootFile('docs/decisions')).map((name) => `docs/decisions/${name}`),
];
/** Of the results over 50 seeds, the test plays this many again. */
const REPLAYED = 2;

describe('the documentation', () => {
  it.each(generatedFiles(readResults()))(
    'is up to date in $path: npm run docs writes it',
    ({ path, text }) => {
      expect(read(path)).toBe(text);
    },
  );

  it(`shows results that seeds ${RESULT_SEEDS.first} to ${RESULT_SEEDS.first + REPLAYED - 1} still have`, async () => {
    const published = readResults();
    expect(published).toMatchObject({ generator_version: GENERATOR_VERSION, seeds: RESULT_SEEDS });
    const played = await measureResults(RESULT_SEEDS.first, RESULT_SEEDS.first + REPLAYED - 1);
    const firstScores = ({ rows }: typeof played) =>
      rows.map(({ agent, task_id, scores }) => [agent, task_id, scores.slice(0, REPLAYED)]);
    expect(firstScores(published)).toEqual(firstScores(played));
  });

  it('shows a leaderboard of the generator of today', () => {
    expect(JSON.parse(read('leaderboard/leaderboard.json'))).toMatchObject({
      generator_version: GENERATOR_VERSION,
    });
  });

  it('shows means of the scores it publishes', () => {
    for (const { agent, task_id, scores, mean, episodes } of readResults().rows) {
      expect(scores, `${agent} on ${task_id}`).toHaveLength(episodes);
      expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeCloseTo(mean, 9);
    }
  });

  it('links to files that exist', () => {
    const broken = HAND_WRITTEN.flatMap((path) => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const targets = [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
        ([, target]) => target ?? '',
      );
      return targets
        .filter((target) => !existsSync(rootFile(folder + target)))
        .map((target) => `${path}: ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('names no place of one machine', () => {
    const place = /(^|[\s`'"(])\/(home|root|tmp|work|Users)\//m;
    expect(HAND_WRITTEN.filter((path) => place.test(read(path)))).toEqual([]);
  });

  it('carries the versions of the package and of the generator', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(read('CITATION.cff')).toContain(`version: ${version}\n`);
    expect(read('CHANGELOG.md')).toContain(`${version}, generator ${GENERATOR_VERSION}`);
  });

  it('lists every decision', () => {
    const list = read('docs/decisions/README.md');
    const pages = readdirSync(rootFile('docs/decisions')).filter((name) => name !== 'README.md');
    expect(pages.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });
});

describe('the examples', () => {
  const run = async (name: string) => {
    const file = `examples/${name}.ts`;
    const options = { cwd: rootFile(''), env: { ...process.env, NO_COLOR: '1' } };
    return (await promisify(execFile)(process.execPath, ['--import', 'tsx', file], options)).stdout;
  };

  it('audits an episode on the engine', async () => {
    expect(await run('in-process')).toMatch(
      /300 patients, 25 steps\nflagged \d+ patients; 8 violate this protocol\nscore 0\.\d+/,
    );
  });

  it('runs an agent of one’s own beside the baselines', async () => {
    const lines = (await run('own-agent')).trimEnd().split('\n');
    expect(lines).toHaveLength(3 * 3 * 3);
    expect(lines.filter((line) => line.startsWith('oracle')).every((line) => line.endsWith(' 1.000'))).toBe(
      true,
    );
  });

  it('checks an environment', async () => {
    expect(await run('check-environment')).toMatch(/^\d+ checks, 0 findings\n$/);
  });
});

describe('generated parts of a page', () => {
  const page = 'a\n<!-- generated:one -->\nold\n<!-- /generated -->\nb\n';

  it('are replaced between their markers, and nothing else is', () => {
    const filled = 'a\n<!-- generated:one -->\nnew\n<!-- /generated -->\nb\n';
    expect(fillMarkers(page, new Map([['one', 'new\n']]))).toBe(filled);
    expect(markersOf(page)).toEqual(['one']);
  });

  it('must be known and closed', () => {
    expect(() => fillMarkers(page, new Map())).toThrow('no generated part is called one');
    expect(() => fillMarkers('<!-- generated:one -->\n', new Map())).toThrow(
      '1 generated parts begin and 0 are whole',
    );
  });

  it('show text as it is', () => {
    expect(table(['a', '>b'], [['x|y', '1']])).toBe('| a | b |\n| --- | --: |\n| x\\|y | 1 |');
    expect(quoted('## Head\ntext\n\n1. Head\n- item\nafter')).toBe(
      '> \\## Head\\\n> text\n>\n> 1\\. Head\n> - item\n>\n> after',
    );
  });
});
