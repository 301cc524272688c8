import { expect, it } from 'vitest';
import { gradeReport } from '../../src/core/score/report-grade.ts';
import { KNOWN_REFUSED, MORE_HONEST } from './more-honest.ts';
import { KNOWN_BELIEVED, MORE_HOSTILE } from './more-hostile.ts';

const earning = (sections: typeof MORE_HONEST) =>
  sections
    .filter(([name, text, facts]) => gradeReport(`## ${name}\n${text}`, facts).sections[name])
    .map(([, text]) => text);

it('honest sections earn, but for those that are known to be refused', () => {
  expect(earning(MORE_HONEST)).toEqual(MORE_HONEST.map(([, text]) => text));
  expect(earning(KNOWN_REFUSED)).toEqual([]);
});

it('hostile sections earn nothing, but for those that are known to be believed', () => {
  expect(earning(MORE_HOSTILE)).toEqual([]);
  expect(earning(KNOWN_BELIEVED)).toEqual(KNOWN_BELIEVED.map(([, text]) => text));
});
