import { describe, expect, it } from 'vitest';
import { gradeReport } from '../../src/core/score/report-grade.ts';
import { HONEST_SECTIONS } from './honest.ts';
import { HOSTILE_REPORTS } from './hostile-reports.ts';
import { HOSTILE_SECTIONS } from './hostile-sections.ts';
import type { Sample } from './sample.ts';
import { EPISODES } from './told.ts';

/** Samples that are refused although they are honest, by how they begin: a list of patients between semicolons is no prose. */
const KNOWN_REFUSED = ['Please query: P'];

/** The first and every second sample of a section were written to improve the reader on, the others to judge it by. */
const HALVES = [
  ['developed on', 0],
  ['held out', 1],
] as const;

describe.each(HALVES)('sections %s', (_, half) => {
  const told = (samples: readonly Sample[]) =>
    samples
      .filter((_sample, index) => index % 2 === half)
      .flatMap((sample) => EPISODES.filter(sample.fits).map((episode) => ({ sample, episode })));
  const textsThat = (samples: readonly Sample[], earn: boolean) =>
    told(samples)
      .map(({ sample, episode }) => ({ ...sample, episode, text: sample.text(episode) }))
      .filter(({ section, text, episode }) => {
        const grade = gradeReport(`## ${section}\n${text}`, episode.facts);
        return grade.sections[section] === earn;
      })
      .map(({ text }) => text);

  it.each(HONEST_SECTIONS.map((samples) => [samples[0]?.section ?? '', samples] as const))(
    'earn when honest: %s',
    (_section, samples) => {
      const refused = textsThat(samples, false);
      expect(refused.filter((text) => !KNOWN_REFUSED.some((start) => text.startsWith(start)))).toEqual([]);
    },
  );

  it('earn nothing when hostile', () => {
    expect(textsThat(HOSTILE_SECTIONS, true)).toEqual([]);
  });
});

it.each(HOSTILE_REPORTS.map(({ text }) => [text] as const))(
  'one text made to serve as five sections earns nothing: %#',
  (text) => {
    expect(EPISODES.map((episode) => gradeReport(text(episode), episode.facts).points)).toEqual(
      EPISODES.map(() => 0),
    );
  },
);
