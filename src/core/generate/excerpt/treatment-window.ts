import { clause } from './clause.ts';
import { days } from './wording.ts';

/** The longest delay from enrollment to first dose, last day included. */
export const treatmentWindowClause = clause('treatment window', ({ rules }) => rules.treatment_window_days, [
  (window) =>
    `Under the standard window, the first dose of study treatment is given no later than ${days(window)} after enrollment; a first dose on the last of these days is within the window.`,
  (window) =>
    `The standard window permits no more than ${days(window)} between enrollment and the first dose. A delay of exactly ${days(window)} complies with the protocol; any longer delay is a violation (protocol_window_violation).`,
  (window) => `Standard window: ${days(window)} from enrollment to first dose, the last day included.`,
  (window) =>
    `To stay within the standard window, the delay from enrollment to first dose must not exceed ${days(window)}; a delay of just that length is still acceptable.`,
  (window) =>
    `A first dose given ${window + 1} or more days after enrollment is outside the standard window, and any shorter delay is inside it.`,
  (window) =>
    `The standard window counts enrollment as day 0: the first dose is due on day ${window} at the latest, and a first dose on that very day is on time.`,
]);
