import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from './requirements.ts';

/** Citations are read from the files, so that the answer is the same whichever files of the suite run. */
const CITATION = /\bverifies\(\s*'([^']*)'/g;

const root = new URL('..', import.meta.url);
const citations = ['src', 'test'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .flatMap((path) => {
      const text = readFileSync(new URL(`${folder}/${path}`, root), 'utf8');
      return [...text.matchAll(CITATION)].map(([, id = '']) => ({ id, file: `${folder}/${path}` }));
    }),
);
const cited = new Set(citations.map(({ id }) => id));

describe('the rules of the game', () => {
  it('are each cited by a test', () => {
    expect(Object.keys(REQUIREMENTS).filter((id) => !cited.has(id))).toEqual([]);
  });

  it('are the only thing that tests cite', () => {
    expect(citations.filter(({ id }) => !Object.hasOwn(REQUIREMENTS, id))).toEqual([]);
  });

  it('each state a section and a promise of their own', () => {
    const behaviors = Object.values(REQUIREMENTS).map(({ behavior }) => behavior);
    expect(new Set(behaviors).size).toBe(behaviors.length);
    expect(behaviors.length).toBeGreaterThan(100);
    for (const { source } of Object.values(REQUIREMENTS)) expect(source).toMatch(/^\d+\. /);
  });
});
