import { describe, expect, it } from 'vitest';
import { splitSections } from './sections.ts';

/** What stands under Risk, in one line. */
const risk = (...lines: readonly string[]) =>
  splitSections(lines.join('\n')).get('Risk')?.replaceAll(/\s+/gu, ' ').trim();

describe('a heading', () => {
  it.each([
    '## Risk',
    '###### Risk',
    '**Risk**',
    '__Risk:__',
    'Risk:',
    'RISK',
    '1. Risk',
    '(3) Risks',
    'IV. Risk',
    'Section 3: Risk',
    '- **Risk assessment**',
    '> ## Risk',
    '<h2>Risk</h2>',
    '## Risk (of the trial)',
    '## \u{1F6E1} Risk \u2192',
  ])('%s', (heading) => {
    expect(risk(heading, 'alpha')).toBe('alpha');
  });

  it.each([
    'Risk: alpha',
    '**Risk** alpha',
    '**Risk** — alpha',
    'Risk — alpha',
    'Risk - alpha',
    'Risk. alpha',
  ])('with its text after it: %s', (line) => {
    expect(risk(line)).toBe('alpha');
  });

  it('in the middle of a line', () => {
    expect(risk('Protocol: beta. Risk: alpha. Fairness: gamma.')).toBe('alpha.');
    expect(risk('Protocol: beta. **3. Risk:** alpha.')).toBe('alpha.');
  });

  it.each(['Risky', 'The risk', 'Risk is alpha', '####### Risk of alpha beta'])('is not: %s', (line) => {
    expect(risk(line, 'alpha')).toBeUndefined();
  });
});

describe('a section', () => {
  it('goes on where its name comes again', () => {
    expect(risk('## Risk', 'alpha', '## Fairness', 'beta', '## Risk', 'gamma')).toBe('alpha gamma');
  });

  it('ends at a heading of another name that is not deeper', () => {
    expect(risk('## Risk', 'alpha', '### Notes', 'beta')).toBe('alpha ### Notes beta');
    expect(risk('## Risk', 'alpha', '## Notes', 'beta')).toBe('alpha');
    expect(risk('## Risk', 'alpha', '# Notes', 'beta')).toBe('alpha');
  });

  it('without a mark ends at any heading with one', () => {
    expect(risk('Risk:', 'alpha', '###### Notes', 'beta')).toBe('alpha');
    expect(risk('**Risk**', 'alpha', '# Notes', 'beta')).toBe('alpha');
  });
});
