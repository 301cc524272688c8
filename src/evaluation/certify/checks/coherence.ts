import { DECEASED } from '../../../core/dataset/codes.ts';
import { NO_DEATH } from '../../../core/dataset/dataset.ts';
import { SITES } from '../../../core/dataset/sites.ts';
import { HISTOLOGIES, TUMORS } from '../../../core/dataset/tumors.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { GENDERS, INSURANCE_TYPES, STAGES } from '../../../core/model/patient.ts';
import { RECORD_ERROR_TYPES } from '../../../core/model/vocabulary.ts';
import { parseIsoDate } from '../../../core/random/calendar.ts';
import { at, rowsOf } from '../../rows.ts';
import type { Check } from './check.ts';

const PULSE_PRESSURE = 15;
const WORST_ECOG = 2;
const TEMPORAL_BIT = 1 << RECORD_ERROR_TYPES.indexOf('temporal_inconsistency');

/** No record is clinically impossible: only what was planted breaks a rule. */
export const checkCoherence: Check = (episode) => {
  const faults = [...checkDates(episode)];
  for (const row of rowsOf(episode)) {
    for (const rule of RULES) {
      if (!rule.holds(episode, row)) faults.push(`row ${row}: ${rule.fault}`);
    }
  }
  return faults;
};

interface Coherence {
  readonly fault: string;
  holds(episode: Episode, row: number): boolean;
}

const RULES: readonly Coherence[] = [
  {
    fault: 'the tumor does not fit the sex',
    holds: ({ dataset: { columns } }, row) => {
      const only = TUMORS[at(columns.tumor, row)]?.gender;
      return only === 'any' || only === GENDERS[at(columns.gender, row)];
    },
  },
  {
    fault: 'the histology does not fit the tumor',
    holds: ({ dataset: { columns } }, row) => {
      const histology = HISTOLOGIES[at(columns.histology, row)];
      const possible = TUMORS[at(columns.tumor, row)]?.histologies ?? [];
      return histology !== undefined && possible.includes(histology);
    },
  },
  {
    fault: `the pulse pressure is below ${PULSE_PRESSURE}`,
    holds: ({ dataset: { columns } }, row) =>
      at(columns.systolic, row) - at(columns.diastolic, row) >= PULSE_PRESSURE &&
      at(columns.diastolic, row) > 0,
  },
  {
    fault: 'the outcome does not agree with the death date',
    holds: ({ dataset: { columns } }, row) =>
      (at(columns.outcome, row) === DECEASED) === (at(columns.death, row) !== NO_DEATH),
  },
  {
    fault: `the ECOG status is above ${WORST_ECOG}`,
    holds: ({ dataset: { columns } }, row) => at(columns.ecog, row) <= WORST_ECOG,
  },
  {
    fault: 'the insurance does not exist in the country',
    holds: ({ dataset: { columns } }, row) =>
      insuranceFits(
        INSURANCE_TYPES[at(columns.insurance, row)] ?? '',
        SITES[at(columns.site, row)]?.country === 'United States',
      ),
  },
  {
    fault: 'treatment starts before enrollment',
    holds: ({ dataset: { columns } }, row) => at(columns.treatmentStart, row) >= at(columns.enrollment, row),
  },
  {
    fault: 'death before the first dose that was not planted',
    holds: ({ dataset: { columns }, truth }, row) =>
      at(columns.death, row) === NO_DEATH ||
      at(columns.death, row) >= at(columns.treatmentStart, row) ||
      (at(truth.audit.violations, row) & TEMPORAL_BIT) !== 0,
  },
  {
    fault: 'the stage is none of I to IV',
    holds: ({ dataset: { columns } }, row) => at(columns.stage, row) < STAGES.length,
  },
];

/** Public insurance of the United States exists only there, and that of other countries only elsewhere. */
function insuranceFits(insurance: string, inUnitedStates: boolean): boolean {
  if (insurance === 'Medicare' || insurance === 'Medicaid') return inUnitedStates;
  if (insurance === 'National health service' || insurance === 'Statutory health insurance')
    return !inUnitedStates;
  return insurance !== '';
}

/** Enrollments lie in the enrollment period and deaths before the data cut-off, as the excerpt states both. */
const checkDates: Check = (episode) => {
  const stated = (episode.protocol.excerpt.match(/\d{4}-\d{2}-\d{2}/g) ?? [])
    .map((text) => parseIsoDate(text) ?? Number.NaN)
    .toSorted((a, b) => a - b);
  const [start, end, cutOff] = stated;
  if (start === undefined || end === undefined || cutOff === undefined || stated.length !== 3) {
    return [`the excerpt states ${stated.length} dates, not the enrollment period and the data cut-off`];
  }
  const { enrollment, death } = episode.dataset.columns;
  return rowsOf(episode).flatMap((row) => [
    ...(at(enrollment, row) < start || at(enrollment, row) > end
      ? [`row ${row}: enrolled outside the period`]
      : []),
    ...(at(death, row) > cutOff ? [`row ${row}: death after the data cut-off`] : []),
  ]);
};
