import type { Domain, Fields } from './domain.ts';

/** EX: the first dose of the study drug, as far as a record tells. */
export const exposure: Domain = {
  name: 'EX',
  label: 'Exposure',
  keys: ['USUBJID', 'EXSEQ'],
  variables: [
    ['EXSEQ', 'Sequence Number', 'integer'],
    ['EXTRT', 'Name of Treatment'],
    ['EXSTDTC', 'Start Date/Time of Treatment', 'date'],
  ],
  rowsOf: ({ drug, treatment_start }) => [{ EXSEQ: 1, EXTRT: drug, EXSTDTC: treatment_start }],
};

/** DS: enrollment, and death where there was one. */
export const disposition: Domain = {
  name: 'DS',
  label: 'Disposition',
  keys: ['USUBJID', 'DSSEQ'],
  variables: [
    ['DSSEQ', 'Sequence Number', 'integer'],
    ['DSTERM', 'Reported Term for the Disposition Event'],
    ['DSDECOD', 'Standardized Disposition Term'],
    ['DSCAT', 'Category for Disposition Event'],
    ['DSSTDTC', 'Start Date/Time of Disposition Event', 'date'],
  ],
  rowsOf({ enrollment_date, death_date }) {
    const enrolled: Fields = {
      DSSEQ: 1,
      DSTERM: 'ENROLLED',
      DSDECOD: 'ENROLLED',
      DSCAT: 'PROTOCOL MILESTONE',
      DSSTDTC: enrollment_date,
    };
    const died: Fields = {
      DSSEQ: 2,
      DSTERM: 'DEATH',
      DSDECOD: 'DEATH',
      DSCAT: 'DISPOSITION EVENT',
      DSSTDTC: death_date,
    };
    return death_date === null ? [enrolled] : [enrolled, died];
  },
};

/** CM: medication beside the study drug. */
export const medications: Domain = {
  name: 'CM',
  label: 'Concomitant/Prior Medications',
  keys: ['USUBJID', 'CMSEQ'],
  variables: [
    ['CMSEQ', 'Sequence Number', 'integer'],
    ['CMTRT', 'Reported Name of Drug, Med, or Therapy'],
  ],
  rowsOf: ({ concomitant_medications: taken = [] }) =>
    taken.map((drug, index) => ({ CMSEQ: index + 1, CMTRT: drug })),
};

/** SU: smoking. */
export const substanceUse: Domain = {
  name: 'SU',
  label: 'Substance Use',
  keys: ['USUBJID', 'SUSEQ'],
  variables: [
    ['SUSEQ', 'Sequence Number', 'integer'],
    ['SUTRT', 'Reported Name of Substance'],
    ['SUOCCUR', 'SU Occurrence'],
    ['SUSTAT', 'Completion Status'],
    ['SUENRTPT', 'End Relative to Reference Time Point'],
  ],
  rowsOf: ({ smoking_status: status }) =>
    status === undefined
      ? []
      : [
          {
            SUSEQ: 1,
            SUTRT: 'TOBACCO',
            SUOCCUR: status === 'Never' ? 'N' : 'Y',
            SUSTAT: null,
            SUENRTPT: status === 'Never' ? null : status === 'Former' ? 'BEFORE' : 'ONGOING',
          },
        ],
};

/** MH: the cancer under study. */
export const history: Domain = {
  name: 'MH',
  label: 'Medical History',
  keys: ['USUBJID', 'MHSEQ'],
  variables: [
    ['MHSEQ', 'Sequence Number', 'integer'],
    ['MHTERM', 'Reported Term for the Medical History'],
    ['MHCAT', 'Category for Medical History'],
    ['MHLOC', 'Location of the Medical History Event'],
  ],
  rowsOf: ({ histology_type: histology, primary_tumor_site: tumor }) =>
    histology === undefined && tumor === undefined
      ? []
      : [{ MHSEQ: 1, MHTERM: histology ?? tumor ?? '', MHCAT: 'PRIMARY DIAGNOSIS', MHLOC: tumor ?? null }],
};
