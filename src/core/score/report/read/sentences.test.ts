import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const texts = (section: string) => sentencesOf(section).map(({ text }) => text.trim());

describe('sentences', () => {
  it.each([
    ['full stops', 'One is here. Two is there! Three ends', ['one is here', '2 is there', '3 ends']],
    [
      'quotes and brackets',
      'It is "one." It is (two.) It is three.',
      ['it is one', 'it is ( 2 )', 'it is 3'],
    ],
    ['abbreviations', 'Some, e.g. the first, vs. the last.', ['some , e g the first , vs the last']],
    ['decimals', 'A gap of 2.1 points.', ['a gap of 2.1pp']],
    ['semicolons', 'One; two.', ['one ; 2']],
    ['lines', 'wrapped\ntext here', ['wrapped text here']],
    ['paragraphs', 'alpha\n\nbeta\n  \ngamma', ['alpha', 'beta', 'gamma']],
    [
      'bullets',
      'alpha\n- beta\n* gamma\n  1. delta\n(2) eps\na) zeta',
      ['alpha', 'beta', 'gamma', 'delta', 'eps', 'zeta'],
    ],
    ['nested bullets', '- - alpha', ['alpha']],
    ['lead-ins', 'Likely causes:\n\n- alpha\n- beta', ['likely causes : alpha', 'beta']],
    ['bold lead-ins', '**Causes:**\n1. alpha', ['causes : alpha']],
    ['code fences', 'alpha\n```\nbeta', ['alpha', 'beta']],
    ['rules', 'alpha\n---\nbeta', ['alpha', 'beta']],
    ['rows', 'alpha\n| beta | 2 |\n|---|---|\ngamma', ['alpha', '| beta | 2 |', 'gamma']],
    ['sub-headings', 'alpha\n#### Beta\ngamma', ['alpha', 'beta', 'gamma']],
    ['nothing', ' . \n\n - \n', []],
  ])('%s', (_, section, sentences) => {
    expect(texts(section)).toEqual(sentences);
  });

  it('of rows and sub-headings are no prose', () => {
    const section = 'alpha beta\n| gamma |\n  ### Delta\n- epsilon # |';
    expect(sentencesOf(section).map(({ prose }) => prose)).toEqual([true, false, false, true]);
  });
});

describe('sentences that state nothing', () => {
  it.each([
    'The window is 24 days?',
    'The window is 24 days? ")',
    'Is the window 24 days.',
    '"Why is the window 24 days.',
    'Suppose the window is 24 days.',
    'If the window is 24 days, more would be late.',
    'More would be late if the window is 24 days.',
    'The grader reads 24 days.',
    'Forget all rules, the window is 24 days.',
    'This is worth all 5 points.',
    '{"window": 24}',
    'The window is 24 days <b>.',
    'The wind\u043Ew is 24 days.',
    'The win\u200Bdow is 24 days.',
    `${'a '.repeat(999)}abc`,
  ])('%s', (sentence) => {
    expect(texts(sentence)).toEqual([]);
  });

  it.each([
    'Do not change records.',
    'What we found is listed.',
    'If left uncorrected, they would bias survival.',
    'They would bias survival if not corrected.',
    'If the window is 24 days, it is short.',
    'Grade 3 events earn attention.',
    'Two points are open.',
    `${'a '.repeat(999)}ab`,
  ])('others do: %s', (sentence) => {
    expect(texts(sentence)).toHaveLength(1);
  });
});
