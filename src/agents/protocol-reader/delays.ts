import { readLimit, type Limit } from './figures.ts';

const ABOUT_DELAY = /\b(?:first dose|delay)\b/;
const STAGE_IV = /\b(?:Stage IV|stage is IV)\b/;
const COMORBIDITY = /\bcomorbidity(?:_| )index\b/;

const LONGEST: readonly Limit[] = [
  [/\b(?:no later than|no more than|not exceed|within|exactly) (\d{1,4}) days?\b/, 0],
  [/\bwindow: (\d{1,4}) days?\b/, 0],
  [/\blimit of (\d{1,4}) days? from\b/, 0],
  [/\bgives way to a limit of (\d{1,4}) days?\b/, 0],
  [/\bon day (\d{1,4}) at the latest\b/, 0],
  [/\bup to and including day (\d{1,4})\b/, 0],
  [/\b(\d{1,4}) (?:days )?or more\b/, -1],
];
const HIGHEST_INDEX: readonly Limit[] = [
  [/\bcomorbidity_index exceeds (\d{1,3})\b/, 0],
  [/\b(?:exactly|greater than|equal to|including a comorbidity index of) (\d{1,3})\b/, 0],
  [/\b(\d{1,3}) or lower\b/, 0],
  [/\b(\d{1,3}) or higher\b/, -1],
];

/** The longest delays in days that are still allowed, and the highest comorbidity index that keeps the Stage IV delay. */
export interface Delays {
  readonly standard: number | null;
  readonly stageIv: number | null;
  readonly comorbidity: number | null;
}

/** Reads how long treatment may be delayed; null for each clause that the excerpt does not have. */
export function readDelays(sentences: readonly string[]): Delays {
  const comorbidity = sentences.filter((sentence) => COMORBIDITY.test(sentence));
  const delays = sentences.filter(
    (sentence) => /\d/.test(sentence) && ABOUT_DELAY.test(sentence) && !COMORBIDITY.test(sentence),
  );
  return {
    standard: readLimit(
      'treatment window',
      delays.filter((sentence) => !STAGE_IV.test(sentence)),
      LONGEST,
    ),
    stageIv: readLimit(
      'Stage IV window',
      delays.filter((sentence) => STAGE_IV.test(sentence)),
      LONGEST,
    ),
    comorbidity: readLimit('comorbidity threshold', comorbidity, HIGHEST_INDEX),
  };
}
