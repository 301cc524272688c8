import type { Patient } from '../../src/core/index.ts';

/** What is possible in a patient, written from clinical knowledge and not from the generator's tables. */

/** Whether a patient of this sex can have this tumor in this world. */
export function isPossibleTumor({ gender, primary_tumor_site: tumor = '' }: Patient): boolean {
  return gender === 'M'
    ? !['Breast', 'Ovarian', 'Cervical', 'Endometrial'].includes(tumor)
    : !['Prostate', 'Testicular'].includes(tumor);
}

/** Whether a pathologist could report this histology for this primary site. */
export function isPossibleHistology({
  primary_tumor_site: tumor = '',
  histology_type: histology = '',
}: Patient): boolean {
  return POSSIBLE_HISTOLOGY.get(tumor)?.test(histology) ?? false;
}

/** Histologies that a pathologist could report for a primary site. */
const POSSIBLE_HISTOLOGY = new Map([
  ['Lung', /^(Adenocarcinoma|Squamous cell carcinoma|(Small|Large) cell carcinoma)$/],
  ['Colorectal', /^(Mucinous a|A)denocarcinoma$/],
  ['Pancreatic', /^Ductal adenocarcinoma$/],
  ['Melanoma', /melanoma$/],
  ['Bladder', /^Urothelial carcinoma$/],
  ['Prostate', /^Acinar adenocarcinoma$/],
  ['Breast', /^Invasive (ductal|lobular) carcinoma$/],
  ['Ovarian', /^(Serous|Endometrioid|Clear cell|Mucinous) carcinoma$/],
]);

const TAX_FUNDED = ['Canada', 'United Kingdom', 'Brazil', 'Spain', 'India', 'South Africa'];
const SOCIAL_INSURANCE = ['Germany', 'France', 'Poland', 'Japan', 'South Korea'];

/** Whether this insurance exists in this country, for a patient of this age. */
export function isPossibleInsurance({ insurance_type: insurance, country, age }: Patient): boolean {
  if (insurance === 'Medicare') return country === 'United States' && (age ?? 0) >= 65;
  if (insurance === 'Medicaid') return country === 'United States';
  if (insurance === 'National health service') return TAX_FUNDED.includes(country);
  if (insurance === 'Statutory health insurance') return SOCIAL_INSURANCE.includes(country);
  return insurance === 'Private' || insurance === 'Self-pay';
}

/** Whether a hospital of this name stands in this country. */
export function isPossibleSite({ treatment_site: site, country }: Patient): boolean {
  return LANGUAGE_OF_SITE.some(([name, countries]) => name.test(site) && countries.includes(country));
}

/** What the names of hospitals look like where these languages are spoken. */
const LANGUAGE_OF_SITE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Klinikum /, ['Germany']],
  [/^Centre (Saint|Val)-/, ['France']],
  [/^Szpital /, ['Poland']],
  [/^(Hospital (Vale|Pedra)|Instituto) /, ['Brazil']],
  [/^Hospital Umbral/, ['Spain']],
  [/(Infirmary|Park Hospital|Centre)$/, ['United Kingdom', 'Canada']],
  [/^(Yamanoki|Asahigaoka) /, ['Japan']],
  [/^(Baekhwa|Cheongsol) /, ['South Korea']],
  [/^(Devipura|Esalnagar) /, ['India']],
  [/^(Fynkloof|Goudveld) /, ['South Africa']],
  [/(Hospital|Center|Institute|Clinic)$/, ['United States', 'Canada']],
];

/** Whether every value is one that a data manager could meet; ages may be sentinels. */
export function hasPlausibleValues(row: Patient): boolean {
  const {
    age,
    comorbidity_index: comorbidity,
    prior_chemo_cycles: cycles = -1,
    baseline_ldh: ldh = 0,
    bmi = 0,
  } = row;
  return (
    (age === null || age === -1 || age === 999 || (Number.isInteger(age) && age >= 0 && age <= 120)) &&
    /^P\d{4}$/.test(row.patient_id) &&
    ['F', 'M'].includes(row.gender) &&
    ['White', 'Black', 'Asian', 'Hispanic', 'Other'].includes(row.ethnicity) &&
    ['control', 'treatment'].includes(row.group) &&
    ['I', 'II', 'III', 'IV'].includes(row.stage) &&
    row.trial_phase === 'Phase III' &&
    row.drug !== '' &&
    Number.isInteger(comorbidity) &&
    comorbidity >= 0 &&
    comorbidity <= 12 &&
    cycles >= 0 &&
    cycles <= 12 &&
    ldh >= 50 &&
    ldh <= 2_000 &&
    bmi >= 14 &&
    bmi <= 60 &&
    Math.round(bmi * 10) / 10 === bmi &&
    ['Never', 'Former', 'Current'].includes(row.smoking_status ?? '') &&
    new Set(row.concomitant_medications).size === row.concomitant_medications?.length
  );
}
