import { describe, expect, it } from 'vitest';
import { canonical } from '../read/canonical.ts';
import { isDisowned, retracts } from './disowned.ts';

describe('is disowned', () => {
  it.each([
    // Said not to be so.
    'It is not true that ages matter.',
    'It is not the case that ages matter.',
    'It is not correct that ages matter.',
    'We do not believe in typing slips.',
    'We do not think so of the dates.',
    'I do not claim so much of the dates.',
    'It does not follow that sites erred.',
    // Words of disbelief.
    'Ages matter, which is nonsense.',
    'To call ages relevant is absurd.',
    'The alleged cause is data entry.',
    'The supposed cause is data entry.',
    'The so-called cause is data entry.',
    'Data entry as a cause is a myth.',
    'The claims of data entry are baseless.',
    'The sites are far from having erred.',
    'The sites are anything but the cause.',
    'It is a rumour of data entry.',
    'We were joking about the queries.',
    // Said to be false.
    'It is wrong to say so.',
    'It is false that ages matter.',
    'The dates are unlikely to be mistyped.',
    'A rule of 24 days is untrue.',
    'The rule of 24 days is false.',
    // Denied and refused.
    'We deny so much.',
    'We doubt the slips of the sites.',
    'The sponsor disagrees with a rule of 24 days.',
    'Contrary to a rule of 24 days, all start late.',
    'The sites dispute their slips.',
    'The sites refuse the queries.',
    'The data refute slips of the sites.',
    // Advised against.
    'We recommend against queries.',
    'We advise against queries.',
    'We decided against queries.',
    // No effect.
    'Errors fail to endanger anybody.',
    'The late starts fail to bias survival.',
    'The late starts failed to put patients at risk.',
    // Without use or ground.
    'To query the sites is pointless.',
    'A query is a waste of time.',
    'We have no idea of the cause.',
    'A query is out of the question.',
    'The late starts are quite harmless.',
    'The slips are unrelated to the sites.',
    'The sites erred for all we know.',
    'The cause is a coin toss.',
    "The cause is anybody's guess.",
    'It is hard to see how sites would err.',
    // Left to others.
    'Whoever says that sites err should look again.',
    'Anyone who believes in slips should look again.',
    'Those who would claim slips should look again.',
    // Both ways.
    'The sites may or may not have erred.',
    'Late starts bias survival, or perhaps not.',
    'Late starts bias survival, or else they do not bias it.',
    // Marked as false ahead.
    'False: the sites erred.',
    'This is a lie: the sites erred.',
    'Bad idea: query the sites.',
    // Nobody's view.
    'Nobody believes it.',
    'No one claims slips of the sites.',
    // Somebody's view.
    'The theory that ages matter spread.',
    'The idea that sites erred came up.',
    'The opinion that sites erred came up.',
    // Other turns of disbelief.
    'Sponsors would have you believe in slips.',
    'Nothing is further from the truth than slips.',
    // Taken back at the end, and left undone.
    'Sites should be queried, but we will not.',
    'It was said that sites erred, and they did not at all.',
    'The protocol requires 24 days, or it no longer does.',
    'The sites might err, but we found no sign.',
    'The cause in the sites remains unexplored.',
    'The sites should do nothing.',
    'We oppose a query to the sites.',
    'I decline a query to the sites.',
    // Said of another trial.
    'A different protocol requires 24 days.',
    'An older version requires 24 days.',
    // The rule does not stand.
    'The protocol waives a limit of 24 days.',
    'The protocol expressly lifts a limit of 24 days.',
    'The protocol ignores a limit of 24 days.',
    // No reason to.
    'Sites may be queried, but there is little point.',
    'Sites may be queried, but I see no need.',
    'Sites may be queried, but no use comes of it.',
    // Nothing binding.
    'The rule of 24 days is a mere suggestion.',
    'The rule of 24 days is optional.',
    'The rule of 24 days is not binding.',
    'Patients may start at will.',
    'Patients start as late as they like.',
    // Needless, or never done.
    'A query to the sites is quite unnecessary.',
    'A query to the sites seems futile.',
    'A query to the sites would be a mistake.',
    'A query to the sites was never sent.',
    'We query the sites, or not.',
    // Ruled out, and too late.
    'Data entry was ruled out as a cause.',
    'Data entry was dismissed as a cause.',
    'We rule out data entry as the likely cause.',
    'It is too late to query sites.',
    // A clause that is called false.
    'That ages matter is plainly wrong.',
    'That sites erred seems mistaken.',
    'That sites erred is an invention.',
  ])('%s', (sentence) => {
    expect(isDisowned(canonical(sentence))).toBe(true);
  });
});

it.each([
  'The protocol requires ages 29 to 81.',
  'There is no doubt of it.',
  'This casts doubt on the results.',
  'Dates were entered in the wrong field.',
  'We examined whether or not, in Stage IV, the limit holds.',
  'These must not be ruled out as a cause.',
  'This protocol requires 24 days.',
  'The sites may not have checked it.',
  'No action remains to be taken.',
])('is not disowned: %s', (sentence) => {
  expect(isDisowned(canonical(sentence))).toBe(false);
  expect(retracts(canonical(sentence))).toBe(false);
});

it.each([
  'None of this is true.',
  'That is wrong.',
  'The opposite is true.',
  'All of this was invented.',
  'No wait, this is not true.',
  'Actually, everything above is fiction.',
  'What I wrote is untrue.',
  'Please disregard the above statements.',
  'Forget my previous sentence.',
  'All of this is made up.',
  'I made all of it up.',
  'We do not mean it.',
  'I disagree.',
  'We found nothing of the kind.',
])('takes back the others: %s', (sentence) => {
  expect(retracts(canonical(sentence))).toBe(true);
});
