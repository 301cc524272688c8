import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

describe('splitSentences', () => {
  it('drops headings and keeps sentences whole', () => {
    expect(
      splitSentences(
        'Title\n\n1. Eligibility\nPatients are adults. A ratio of 0.75 is usual; version 2.0 holds.\n',
      ),
    ).toEqual(['Patients are adults.', 'A ratio of 0.75 is usual; version 2.0 holds.']);
  });

  it('joins a list to the line that introduces it', () => {
    expect(splitSentences('Overview\nFirst. Sites:\n- One\n- Two\nThey are public.')).toEqual([
      'First.',
      'Sites: One; Two.',
      'They are public.',
    ]);
    expect(splitSentences('Sites:\n- One')).toEqual(['Sites: One.']);
  });

  it('finds nothing in an empty text', () => {
    expect(splitSentences('')).toEqual([]);
  });
});
