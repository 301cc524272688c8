import type { Patient } from '../../../core/model/patient.ts';
import type { Domain } from './domain.ts';

const QUALIFIERS: readonly (readonly [
  code: string,
  label: string,
  of: (patient: Patient) => Patient[keyof Patient],
])[] = [
  ['COMORB', 'Comorbidity Index', (patient) => patient.comorbidity_index],
  ['PRCHEMO', 'Prior Chemotherapy Cycles', (patient) => patient.prior_chemo_cycles],
  ['INSUR', 'Insurance Type', (patient) => patient.insurance_type],
  ['PHASE', 'Trial Phase', (patient) => patient.trial_phase],
  ['ETHGRP', 'Ethnic Group as Collected', (patient) => patient.ethnicity],
];

/** SUPPDM: what a record tells of a patient that DM has no variable for. */
export const supplemental: Domain = {
  name: 'SUPPDM',
  label: 'Supplemental Qualifiers for DM',
  keys: ['USUBJID', 'QNAM'],
  variables: [
    ['QNAM', 'Qualifier Variable Name'],
    ['QLABEL', 'Qualifier Variable Label'],
    ['QVAL', 'Data Value'],
    ['QORIG', 'Origin'],
  ],
  rowsOf: (patient) =>
    QUALIFIERS.flatMap(([code, label, of]) => {
      const value = of(patient);
      return value === undefined || value === null
        ? []
        : [{ QNAM: code, QLABEL: label, QVAL: String(value), QORIG: 'CRF' }];
    }),
};
