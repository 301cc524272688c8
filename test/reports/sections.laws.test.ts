import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeReport, SECTION_NAMES, type SectionName } from '../../src/core/score/report-grade.ts';
import { HONEST_SECTIONS } from './honest.ts';
import { HOSTILE_SECTIONS } from './hostile-sections.ts';
import type { Sample } from './sample.ts';
import { EPISODES, type Told } from './told.ts';

const anyEpisode = fc.constantFrom(...EPISODES);

/** One text for each of some headings, in any order, all told of one episode. */
function sectionsOf(choices: readonly (readonly Sample[])[]) {
  return anyEpisode.chain((told) =>
    fc
      .tuple(
        fc.shuffledSubarray([...SECTION_NAMES], { minLength: 1 }),
        ...SECTION_NAMES.map((name) =>
          fc.constantFrom(...choices.flat().filter(({ section, fits }) => section === name && fits(told))),
        ),
      )
      .map(([order, ...picked]) => ({
        told,
        texts: order.map((name) => [name, textOf(picked, name, told)] as const),
      })),
  );
}

function textOf(picked: readonly Sample[], name: SectionName, told: Told): string {
  return picked.find(({ section }) => section === name)?.text(told) ?? '';
}

function earned(texts: readonly (readonly [name: SectionName, text: string])[], { facts }: Told) {
  const { sections } = gradeReport(texts.map(([name, text]) => `## ${name}\n${text}`).join('\n\n'), facts);
  return SECTION_NAMES.filter((name) => sections[name]);
}

describe('a section', () => {
  it('earns in any company and order what it earns alone, honest or not', () => {
    fc.assert(
      fc.property(sectionsOf([...HONEST_SECTIONS, HOSTILE_SECTIONS]), ({ told, texts }) => {
        const alone = texts.flatMap((one) => earned([one], told));
        expect(earned(texts, told)).toEqual(SECTION_NAMES.filter((name) => alone.includes(name)));
      }),
      { numRuns: 150 },
    );
  });

  it('earns nothing any more with a falsehood or a retraction behind it', () => {
    const suffix = fc.constantFrom<(told: Told) => string>(
      () => 'None of this is true.',
      () => 'P9999 was flagged.',
      ({ min, max }) => `Eligible ages are ${min - 3} to ${max + 4}.`,
      ({ ages }) => `In fact ${ages + 9} patients had an invalid age.`,
      ({ spared }) => `We flagged ${spared}.`,
    );
    fc.assert(
      fc.property(sectionsOf(HONEST_SECTIONS), suffix, ({ told, texts }, add) => {
        const spoiled = texts.map(([name, text]) => [name, `${text}\n\n${add(told)}`] as const);
        expect(earned(spoiled, told)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('earns nothing when all of it stands under another heading as well, a little reworded', () => {
    const opening = fc.constantFrom('Indeed, ', 'Once again, ', 'Clearly, ', 'Overall ');
    fc.assert(
      fc.property(
        sectionsOf(HONEST_SECTIONS),
        fc.constantFrom(...SECTION_NAMES),
        opening,
        ({ told, texts }, other, words) => {
          const [name, text] = texts[0] ?? ['Risk', ''];
          fc.pre(name !== other);
          const twice = [
            [name, text],
            [other, words + text],
          ] as const;
          expect(earned(twice, told)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
