import { expect, test } from 'vitest';
import { generateEpisode } from '../../core/generate/episode.ts';
import { excerptParts } from './clause-spans.ts';

test('an excerpt is cut into the clauses that it states, and the parts joined are the excerpt', () => {
  for (let seed = 0; seed < 60; seed++) {
    const episode = generateEpisode({ task_id: 'task_hard', seed });
    const parts = excerptParts(episode);
    expect(parts.map((part) => part.text).join('')).toBe(episode.protocol.excerpt);
    const clauses = parts.flatMap((part) => part.clause ?? []);
    expect(clauses.toSorted()).toEqual(
      [
        'adjustedGap',
        'age',
        'biasCriteria',
        'biasPopulation',
        'comorbidityOverride',
        'conventions',
        'counting',
        'crudeGap',
        'missingAge',
        'outreachSites',
        'scope',
        'setting',
        'smallStages',
        'stageIvWindow',
        'timeline',
        'treatmentWindow',
        'undecidedBias',
      ].toSorted(),
    );
  }
});

test('an easy excerpt states no clause on windows or bias', () => {
  const clauses = excerptParts(generateEpisode({ task_id: 'task_easy', seed: 42 })).flatMap(
    (part) => part.clause ?? [],
  );
  expect(clauses).toContain('age');
  expect(clauses).not.toContain('treatmentWindow');
  expect(clauses).not.toContain('biasCriteria');
});
