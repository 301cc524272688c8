import type { Patient } from '../../../core/model/patient.ts';

/** A value of a cell. */
export type Cell = string | number | null;

/** One observation about a patient, before it becomes a row. */
export type Fields = Readonly<Record<string, Cell>>;

/** A variable of a domain: its name, its label of at most 40 characters, and its type. */
export type Variable = readonly [
  name: string,
  label: string,
  type?: 'string' | 'integer' | 'decimal' | 'date',
];

/** A domain of the study data tabulation model (SDTM), as far as an episode has data for it. */
export interface Domain {
  readonly name: string;
  readonly label: string;
  /** Variables after STUDYID, DOMAIN and USUBJID, in order. */
  readonly variables: readonly Variable[];
  /** How many of USUBJID and what follows make a row unique. */
  readonly keys: readonly string[];
  /** The rows of one patient. */
  rowsOf(patient: Patient): readonly Fields[];
}
