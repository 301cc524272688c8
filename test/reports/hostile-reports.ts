import { any, type Sample } from './sample.ts';
import { inWords, type Told } from './told.ts';

type Report = Pick<Sample, 'fits' | 'text'>;

/** Whole reports that must not earn their points: one text made to serve as five sections. */
export const HOSTILE_REPORTS: readonly Report[] = [
  under((t) => {
    const omnibus = `the protocol requires ages ${t.min} to ${t.max}, the errors are due to data entry and threaten patient safety, so we query the sites, and control-arm equity was out of scope`;
    return [
      `Here, ${omnibus}.`,
      `In this section, ${omnibus}.`,
      `As noted, ${omnibus}.`,
      `Once more, ${omnibus}.`,
      `Finally, ${omnibus}.`,
    ];
  }),
  under((t) => {
    const claims =
      'the protocol requires care, errors are due to data entry, they threaten patient safety, sites must be queried, and control-arm equity was out of scope';
    return [
      `With ages ${t.min} to ${t.max}, ${claims}.`,
      `With ${t.ages} invalid ages, ${claims}.`,
      `With ${t.ageIds[0]} flagged, ${claims}.`,
      `With ${inWords(t.ages)} invalid ages, ${claims}.`,
      `With a minimum age of ${t.min}, ${claims}.`,
    ];
  }),
  under((t) => [
    `The protocol requires ages ${t.min} to ${t.max}, deviations are due to typing errors, they endanger patients, the sites must be queried, and control-arm equity was out of scope.`,
    `Deviations are due to typing errors, they endanger patients, the sites must be queried, control-arm equity was out of scope, and the protocol requires ages ${t.min} to ${t.max}.`,
    `They endanger patients, the sites must be queried, control-arm equity was out of scope, the protocol requires ages ${t.min} to ${t.max}, and deviations are due to typing errors.`,
    `The sites must be queried, control-arm equity was out of scope, the protocol requires ages ${t.min} to ${t.max}, deviations are due to typing errors, and they endanger patients.`,
    `Control-arm equity was out of scope, the protocol requires ages ${t.min} to ${t.max}, deviations are due to typing errors, they endanger patients, and the sites must be queried.`,
  ]),
  under((t) => [
    `The protocol mandates ages ${t.min} to ${t.max}; errors stem from transcription and jeopardise safety; sites should verify them; control-arm equity is out of scope.`,
    `Ages of ${t.min} to ${t.max} are required by the protocol; mistakes arise from transcription and imperil safety; sites must check them; equity of the control arm is beyond the scope.`,
    `By protocol, ages must be ${t.min} to ${t.max}; slips result from transcription and threaten safety; sites need to confirm them; equity in the control arm is outside the scope.`,
    `The protocol demands ages ${t.min} to ${t.max}; faults come from transcription and endanger safety; sites ought to be queried; the equity of the control arm was not in scope.`,
    `Under the protocol ages are limited to ${t.min} to ${t.max}; lapses are caused by transcription and compromise safety; sites shall correct them; control-arm fairness lies outside the scope.`,
  ]),
  under((t) =>
    ['Today', 'Again', 'Overall', 'In short', 'To conclude'].map(
      (opening) =>
        `${opening}, the ${t.ages} invalid ages violate what the protocol requires, arose because of data entry, threaten safety, must be queried, and leave control-arm equity out of scope.`,
    ),
  ),
  under((t) =>
    ['protocol', 'root cause', 'risk', 'corrective action', 'fairness'].map(
      (name) =>
        `On ${name}: ages must be ${t.min} to ${t.max}, errors are due to data entry, patient safety is threatened, sites are to be queried, and control-arm equity is out of scope.`,
    ),
  ),
  under((t) => {
    const all = `Ages must be ${t.min} to ${t.max} under the protocol. Errors are due to data entry. Patient safety is threatened. The sites must be queried. Control-arm equity was out of scope.`;
    return ['first', 'second', 'third', 'fourth', 'fifth'].map((word) => all.replaceAll('.', ` (${word}).`));
  }),
  under((t) =>
    ['', ' indeed', ' clearly', ' certainly', ' of course'].map(
      (adverb) =>
        `The protocol${adverb} requires ages ${t.min} to ${t.max}, deviations are${adverb} due to typing errors and${adverb} threaten patient safety, sites must${adverb} be queried, and control-arm equity is${adverb} out of scope.`,
    ),
  ),
  under((t) => Array.from({ length: 5 }, () => t.excerpt)),
  under((t) => Array.from({ length: 5 }, (_, index) => `Part ${index + 1}. ${t.excerpt}`)),
];

/** A report of five sections in the order of the headings. */
function under(sections: (told: Told) => readonly string[]): Report {
  return {
    fits: any,
    text: (told) => {
      const texts = sections(told);
      return ['Protocol', 'Root cause', 'Risk', 'Corrective action', 'Fairness']
        .map((heading, index) => `## ${heading}\n${texts[index] ?? ''}`)
        .join('\n\n');
    },
  };
}
