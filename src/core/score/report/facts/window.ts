import { admits } from './direction.ts';
import { isOneOf, type Figure } from './figures.ts';
import type { Place, Quantity } from './quantity.ts';
import type { ReportFacts } from './report-facts.ts';
import type { StatedFact } from './stated-fact.ts';

const STAGE_IV = /\b(?:stage iv|exception|extended|longer|advanced)\b/u;
const STANDARD =
  /\b(?:standard|general|baseline|regular|normal|default|others?|non stage iv|stage i|ordinary|everyone else)\b/u;
/** Where the Stage IV exception is lost, the standard window may be meant. */
const OVERRIDE =
  /\b(?:comorbid\w*|index|rever\w+|revok\w+|withdr\w+|los[et]s?|lapse\w*|overrid\w+|fell|fall)\b/u;
const COMORBID = /\b(?:comorbid\w*|index)\b/u;
/** "Above 4, Stage IV patients have 24 days." */
const REVOKED = /\b(?:comorbid\w*|index)\b.* >=?\d+ /u;
/** Days that somebody took, or has for something else. */
const ELSEWHERE =
  /\bp\d{4}|\b(?:started|began|took|waited|ranged|median|mean|average|observed|later than allowed|late by)\b/u;
const DEATH = /\b(?:deaths?|died|dies|temporalinconsistency)\b/u;

/** A window is a longest delay. */
const TURNED =
  /\dd (?:[a-z]+ ){0,2}window (?:is|as|being) (?:only )?(?:a |the )?(?:minimum|shortest|least)\b|\b(?:may|must|can|should) (?:start|begin|come) (?:[a-z]+ ){0,4}after (?:the )?\d+d\b/u;

function states(figure: Figure, { rules }: ReportFacts, { segment, sentence }: Place): StatedFact | null {
  const { treatment_window_days: standard } = rules;
  if (standard === null || figure.to !== null) return null;
  const longer = rules.stage_iv_window_days ?? standard;
  const windows = { standard: [standard], 'stage iv': [longer], either: [standard, longer] };
  const holds = windows[whichOf(segment, sentence, figure)].some(
    (days) =>
      isOneOf(figure, [
        ['', days],
        ['<=', days],
        ['<', days + 1],
      ]) ||
      (isOneOf(figure, [
        ['>', days],
        ['>=', days + 1],
      ]) &&
        !admits(sentence)),
  );
  return { kind: 'rule', holds: holds && !TURNED.test(sentence) };
}

/** Which window is meant: the one that the segment names, or either where it names none and the sentence has both. */
function whichOf(segment: string, sentence: string, { listed }: Figure): 'standard' | 'stage iv' | 'either' {
  if (listed) return 'either';
  if (STANDARD.test(segment)) return 'standard';
  if (STAGE_IV.test(segment)) return OVERRIDE.test(segment) || REVOKED.test(sentence) ? 'either' : 'stage iv';
  return STAGE_IV.test(sentence) || COMORBID.test(sentence) ? 'either' : 'standard';
}

/** "The 28-day window" is the rule, whoever started after it. */
function isNamed({ start, end }: Figure, segment: string): boolean {
  return (
    segment.slice(0, start).endsWith(' the ') && /^ (?:[a-z]+ )?(?:window|limit)\b/u.test(segment.slice(end))
  );
}

/** The treatment windows, by name: "a window of 28 days". */
export const WINDOW: Quantity = {
  cue: String.raw`(?:(?:treatment|dosing|start) )?windows?|limit|exception|stage iv|standard|allowance|extension|rule|cap`,
  units: ['d'],
  states: (figure, facts, place) =>
    figure.sign === '' && ELSEWHERE.test(place.segment) && !isNamed(figure, place.segment)
      ? null
      : states(figure, facts, place),
};

function isOfDeath({ segment, sentence }: Place): boolean {
  return DEATH.test(sentence) && !/\b(?:delays?|enrol\w*)\b/u.test(segment);
}

/** The treatment windows where a delay is compared with them: "within 28 days of enrollment". */
export const DELAY: Quantity = {
  cue: String.raw`enrol\w*|dos(?:es?|ing)|treat\w*|therapy|start\w*|begin\w*|delays?`,
  units: ['d'],
  states: (figure, facts, place) =>
    figure.sign === '' || ELSEWHERE.test(place.segment) || isOfDeath(place)
      ? null
      : states(figure, facts, place),
};

/** Days that belong to neither window. */
export const OTHER_DAYS: Quantity = {
  cue: String.raw`deaths?|died|quer\w+|respon\w+|answer\w*|retrain\w*|train\w*|resol\w+|review\w*|escalat\w+|correct\w*|complet\w+|reports?|deadlines?|follow|visits?|scans?|monitor\w*|surviv\w+|verif\w+|submit\w*|notif\w+`,
  units: ['d'],
  states: () => null,
};
