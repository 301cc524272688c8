import type { Agent } from './agent.ts';
import { auditBy } from './auditor/audit-by.ts';
import { biasThresholds } from './auditor/bias-rule.ts';
import { readAsMeant, type Reading } from './auditor/reading.ts';
import type { Rules } from '../core/model/protocol.ts';

/** One way to misread a protocol: everything else stays as the oracle has it. */
export interface Misreading {
  /** The name of the auditor that misreads so. */
  readonly name: string;
  /** What it gets wrong, as a clause of a sentence. */
  readonly mistake: string;
  /** Whether the misread rule is in force under a reading: elsewhere the auditor is the oracle itself. */
  readonly inForce: (reading: Reading) => boolean;
  /** The same reading with the mistake in it. */
  readonly misread: (reading: Reading) => Reading;
}

/** Every single mistake that the benchmark must be able to see in a score. */
export const MISREADINGS: readonly Misreading[] = [
  moved('ablated-age-min-low', 'takes the minimum age one year too low', 'age_min', -1),
  moved('ablated-age-min-high', 'takes the minimum age one year too high', 'age_min', 1),
  moved('ablated-age-max-low', 'takes the maximum age one year too low', 'age_max', -1),
  moved('ablated-age-max-high', 'takes the maximum age one year too high', 'age_max', 1),
  moved('ablated-window-short', 'takes the treatment window one day too short', 'treatment_window_days', -1),
  moved('ablated-window-long', 'takes the treatment window one day too long', 'treatment_window_days', 1),
  moved('ablated-stage-iv-short', 'takes the Stage IV window one day too short', 'stage_iv_window_days', -1),
  moved('ablated-stage-iv-long', 'takes the Stage IV window one day too long', 'stage_iv_window_days', 1),
  moved(
    'ablated-comorbidity-strict',
    'revokes the Stage IV exception at the comorbidity threshold already',
    'comorbidity_threshold',
    -1,
  ),
  moved(
    'ablated-comorbidity-loose',
    'keeps the Stage IV exception one point above the comorbidity threshold',
    'comorbidity_threshold',
    1,
  ),
  {
    name: 'ablated-death-same-day',
    mistake: 'takes death on the day of treatment start for inconsistent',
    inForce: looksAtTimeline,
    misread: (reading) => ({ ...reading, lastInconsistentDay: 0 }),
  },
  {
    name: 'ablated-death-day-before',
    mistake: 'overlooks death on the day before treatment start',
    inForce: looksAtTimeline,
    misread: (reading) => ({ ...reading, lastInconsistentDay: -2 }),
  },
  {
    name: 'ablated-no-stage-iv',
    mistake: 'knows no Stage IV exception',
    inForce: ({ rules }) => rules.stage_iv_window_days !== null,
    misread: (reading) => withRules(reading, { stage_iv_window_days: null }),
  },
  {
    name: 'ablated-no-override',
    mistake: 'knows no comorbidity override of the Stage IV exception',
    inForce: ({ rules }) => rules.comorbidity_threshold !== null,
    misread: (reading) => withRules(reading, { comorbidity_threshold: null }),
  },
  {
    name: 'ablated-crude-gap',
    mistake: 'judges selection bias by the crude mortality gap',
    inForce: ({ rules }) => biasThresholds(rules) !== null,
    misread: (reading) => ({ ...reading, gap: 'crude' }),
  },
];

/** The oracle's auditor with one rule misread, for each misreading. It still does the work that the true clauses ask for. */
export const ABLATED: readonly Agent[] = MISREADINGS.map(({ name, mistake, misread }) => ({
  name,
  description: `The oracle's auditor, except that it ${mistake}.`,
  kind: 'ablated',
  audit: (first) => auditBy(first, misread(readAsMeant(first))),
}));

type Threshold =
  | 'age_min'
  | 'age_max'
  | 'treatment_window_days'
  | 'stage_iv_window_days'
  | 'comorbidity_threshold';

function moved(name: string, mistake: string, threshold: Threshold, by: number): Misreading {
  return {
    name,
    mistake,
    inForce: ({ rules, errorTypes }) =>
      rules[threshold] !== null && (!threshold.startsWith('age') || errorTypes.includes('invalid_age')),
    misread: (reading) => {
      const value = reading.rules[threshold];
      return value === null ? reading : withRules(reading, { [threshold]: value + by });
    },
  };
}

function withRules(reading: Reading, changed: Partial<Rules>): Reading {
  return { ...reading, rules: { ...reading.rules, ...changed } };
}

function looksAtTimeline({ errorTypes }: Reading): boolean {
  return errorTypes.includes('temporal_inconsistency');
}
