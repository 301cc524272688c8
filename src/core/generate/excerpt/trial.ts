import { dayNumber } from '../../random/calendar.ts';
import type { Rng } from '../../random/rng.ts';
import { pick } from '../../random/sample.ts';
import { drawComparator, drawStudyDrug } from './drug-names.ts';

/** Public facts of one fictional trial. They know nothing of its rules or of its dataset. */
export interface TrialFacts {
  /** Such as ONC-4821-III. */
  readonly protocolNumber: string;
  /** Name of the platform, such as MERIDIAN. */
  readonly platform: string;
  readonly masking: string;
  /** What the treatment arm receives. */
  readonly drug: string;
  /** What the control arm receives. */
  readonly comparator: string;
  /** Day number of the first enrollment. */
  readonly enrollmentStart: number;
  /** Day number of the last enrollment, 520 to 560 days later. */
  readonly enrollmentEnd: number;
  /** Day number of the data cutoff, 760 days after the last enrollment. */
  readonly dataCutOff: number;
}

const PLATFORMS = [
  'ALTIMETER',
  'BEACONLINE',
  'CARTOGRAPH',
  'DAYMARK',
  'FARSIGHT',
  'HARBORLIGHT',
  'KEELSON',
  'LODESTAR',
  'MERIDIAN',
  'PATHLINE',
  'SEXTANT',
  'WAYPOINT',
] as const;
const MASKINGS = ['Open-Label', 'Double-Blind', 'Assessor-Blind'] as const;

const FIRST_START = dayNumber(2020, 1, 6);
const LAST_START = dayNumber(2022, 12, 31);
/** Longer than the longest delay and survival together, so that no death lies after the data cutoff. */
const FOLLOW_UP_DAYS = 780;

/** Draws the public facts of a trial. The stream must be one that serves no rule and no label. */
export function drawTrial(rng: Rng): TrialFacts {
  const protocolNumber = `ONC-${rng.between(1000, 9999)}-III`;
  const platform = pick(rng, PLATFORMS);
  const masking = pick(rng, MASKINGS);
  const drug = drawStudyDrug(rng);
  const comparator = drawComparator(rng);
  const enrollmentStart = rng.between(FIRST_START, LAST_START);
  const enrollmentEnd = enrollmentStart + rng.between(520, 560);
  const dataCutOff = enrollmentEnd + FOLLOW_UP_DAYS;
  return {
    protocolNumber,
    platform,
    masking,
    drug,
    comparator,
    enrollmentStart,
    enrollmentEnd,
    dataCutOff,
  };
}

/** The title of a trial. It derives from public facts only. */
export function renderTitle(trial: TrialFacts): string {
  return `${trial.platform} (${trial.protocolNumber}): A Phase III, Randomized, ${trial.masking} Platform Trial of ${trial.drug} Versus ${trial.comparator} in Patients With Solid Tumors`;
}
