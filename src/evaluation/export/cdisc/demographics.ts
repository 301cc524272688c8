import type { Patient } from '../../../core/model/patient.ts';
import type { Domain } from './domain.ts';

/** ISO 3166-1 alpha-3 codes of the countries with sites. */
const COUNTRY_CODES: ReadonlyMap<string, string> = new Map([
  ['United States', 'USA'],
  ['Canada', 'CAN'],
  ['United Kingdom', 'GBR'],
  ['Brazil', 'BRA'],
  ['Germany', 'DEU'],
  ['France', 'FRA'],
  ['Spain', 'ESP'],
  ['Poland', 'POL'],
  ['Japan', 'JPN'],
  ['South Korea', 'KOR'],
  ['India', 'IND'],
  ['South Africa', 'ZAF'],
]);

/** The one column of an episode as race and ethnicity, which CDISC keeps apart. What was not collected is said so. */
const RACE: Readonly<Record<Patient['ethnicity'], readonly [race: string, ethnic: string]>> = {
  White: ['WHITE', 'NOT REPORTED'],
  Black: ['BLACK OR AFRICAN AMERICAN', 'NOT REPORTED'],
  Asian: ['ASIAN', 'NOT REPORTED'],
  Hispanic: ['NOT REPORTED', 'HISPANIC OR LATINO'],
  Other: ['OTHER', 'NOT REPORTED'],
};

const ARMS = { control: ['CTL', 'Control'], treatment: ['TRT', 'Treatment'] } as const;

/** DM: one row a patient. */
export const demographics: Domain = {
  name: 'DM',
  label: 'Demographics',
  keys: ['USUBJID'],
  variables: [
    ['SUBJID', 'Subject Identifier for the Study'],
    ['RFSTDTC', 'Subject Reference Start Date/Time', 'date'],
    ['RFXSTDTC', 'Date/Time of First Study Treatment', 'date'],
    ['RFICDTC', 'Date/Time of Informed Consent', 'date'],
    ['DTHDTC', 'Date/Time of Death', 'date'],
    ['DTHFL', 'Subject Death Flag'],
    ['SITEID', 'Study Site Identifier'],
    ['AGE', 'Age', 'integer'],
    ['AGEU', 'Age Units'],
    ['SEX', 'Sex'],
    ['RACE', 'Race'],
    ['ETHNIC', 'Ethnicity'],
    ['ARMCD', 'Planned Arm Code'],
    ['ARM', 'Description of Planned Arm'],
    ['ACTARMCD', 'Actual Arm Code'],
    ['ACTARM', 'Description of Actual Arm'],
    ['COUNTRY', 'Country'],
  ],
  rowsOf(patient) {
    const [race, ethnic] = RACE[patient.ethnicity];
    const [code, arm] = ARMS[patient.group];
    return [
      {
        SUBJID: patient.patient_id,
        RFSTDTC: patient.treatment_start,
        RFXSTDTC: patient.treatment_start,
        RFICDTC: patient.enrollment_date,
        DTHDTC: patient.death_date,
        DTHFL: patient.outcome === 'deceased' ? 'Y' : null,
        SITEID: patient.treatment_site,
        AGE: patient.age,
        AGEU: patient.age === null ? null : 'YEARS',
        SEX: patient.gender,
        RACE: race,
        ETHNIC: ethnic,
        ARMCD: code,
        ARM: arm,
        ACTARMCD: code,
        ACTARM: arm,
        COUNTRY: COUNTRY_CODES.get(patient.country) ?? null,
      },
    ];
  },
};
