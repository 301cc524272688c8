import type { Patient } from '../../../core/model/patient.ts';
import type { Domain, Variable } from './domain.ts';

/** One thing that was measured at baseline. */
interface Test {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  valueOf(patient: Patient): number | string | undefined;
}

/** A domain of findings: one row a test that a record has a value of. */
function findings(name: string, label: string, tests: readonly Test[]): Domain {
  const variables: Variable[] = [
    [`${name}SEQ`, 'Sequence Number', 'integer'],
    [`${name}TESTCD`, 'Short Name of Test'],
    [`${name}TEST`, 'Name of Test'],
    [`${name}ORRES`, 'Result in Original Units'],
    [`${name}ORRESU`, 'Original Units'],
    [`${name}STRESC`, 'Character Result in Standard Format'],
    [`${name}STRESN`, 'Numeric Result in Standard Units', 'decimal'],
    [`${name}STRESU`, 'Standard Units'],
    [`${name}BLFL`, 'Baseline Flag'],
  ];
  return {
    name,
    label,
    variables,
    keys: ['USUBJID', `${name}TESTCD`],
    rowsOf: (patient) =>
      tests
        .flatMap((test) => {
          const value = test.valueOf(patient);
          return value === undefined ? [] : [{ test, value }];
        })
        .map(({ test, value }, index) => ({
          [`${name}SEQ`]: index + 1,
          [`${name}TESTCD`]: test.code,
          [`${name}TEST`]: test.name,
          [`${name}ORRES`]: String(value),
          [`${name}ORRESU`]: test.unit,
          [`${name}STRESC`]: String(value),
          // Decimals are written as text in Dataset-JSON, so that no digit is lost.
          [`${name}STRESN`]: typeof value === 'number' ? String(value) : null,
          [`${name}STRESU`]: test.unit,
          [`${name}BLFL`]: 'Y',
        })),
  };
}

/** VS: blood pressure and body mass index. */
export const vitalSigns = findings('VS', 'Vital Signs', [
  { code: 'SYSBP', name: 'Systolic Blood Pressure', unit: 'mmHg', valueOf: (one) => one.blood_pressure_sys },
  { code: 'DIABP', name: 'Diastolic Blood Pressure', unit: 'mmHg', valueOf: (one) => one.blood_pressure_dia },
  { code: 'BMI', name: 'Body Mass Index', unit: 'kg/m2', valueOf: (one) => one.bmi },
]);

/** LB: lactate dehydrogenase. */
export const laboratory = findings('LB', 'Laboratory Test Results', [
  { code: 'LDH', name: 'Lactate Dehydrogenase', unit: 'U/L', valueOf: (one) => one.baseline_ldh },
]);

/** RS: performance status, a clinical classification. */
export const performance = findings('RS', 'Disease Response and Clin Classification', [
  {
    code: 'ECOG101',
    name: 'ECOG1-Performance Status',
    unit: null,
    valueOf: (one) => one.ecog_performance_status,
  },
]);

/** TU and its stage have no place of their own at baseline: stage is a finding about the tumor. */
export const stage = findings('TR', 'Tumor/Lesion Results', [
  { code: 'STAGE', name: 'Disease Stage', unit: null, valueOf: (one) => one.stage },
]);
