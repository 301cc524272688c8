import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

const ProjectSchema = z.object({ references: z.array(z.object({ path: z.string() })).default([]) });
/** The projects that a project references, as folders from the root. */
function referencesOf(project: string): string[] {
  const text = readFileSync(join(root, project, 'tsconfig.json'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
  return ProjectSchema.parse(JSON.parse(text)).references.map(({ path }) => normalize(join(project, path)));
}

const layers = referencesOf('.').filter((project) => project.startsWith('src/'));
const rows = new Map(
  [...page.matchAll(/^\| `(src\/[\w/-]+)` \| ([^|]*) \|/gm)].map(
    ([, layer = '', imports = '']) => [layer, imports.trim()] as const,
  ),
);

describe('docs/architecture.md', () => {
  it('has a row for each layer, and every folder of src is one', () => {
    expect(new Set(rows.keys())).toEqual(new Set(layers));
    const folders = readdirSync(join(root, 'src')).map((name) => `src/${name}`);
    expect(folders.filter((folder) => !layers.includes(folder))).toEqual([]);
  });

  it.each(layers.filter((layer) => layer !== 'src/core'))('says what %s may import', (layer) => {
    const stated = (rows.get(layer) ?? '').split(', ').map((name) => `src/${name}`);
    expect(stated.toSorted()).toEqual(referencesOf(layer).toSorted());
  });

  it('draws every layer, and no arrow that is no reference', () => {
    const diagram = /```mermaid\n([^]*?)```/.exec(page)?.[1] ?? '';
    const folders = new Map(
      [...diagram.matchAll(/(\w+)\["(src\/[\w/-]+)<br>/g)].map(
        ([, name = '', folder = '']) => [name, folder] as const,
      ),
    );
    expect([...folders.values()].toSorted()).toEqual(layers.toSorted());
    const arrows = [...diagram.matchAll(/^ *(\w+)(?:\[[^\]]*\])? --> (\w+)/gm)].map(
      ([, from = '', to = '']) => [folders.get(from) ?? from, folders.get(to) ?? to] as const,
    );
    const inside = arrows.filter(([, to]) => to !== 'libraries');
    expect(inside.filter(([from, to]) => !referencesOf(from).includes(to))).toEqual([]);
    // Followed through, the arrows lead wherever an import may go.
    const reached = (from: string): string[] =>
      inside.flatMap(([one, to]) => (one === from ? [to, ...reached(to)] : []));
    for (const layer of layers)
      expect(referencesOf(layer).filter((to) => !reached(layer).includes(to))).toEqual([]);
  });

  it('names what the package exports', () => {
    const { exports } = z
      .object({ exports: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const named = Object.keys(exports).filter((name) => name !== './package.json');
    expect(named.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
