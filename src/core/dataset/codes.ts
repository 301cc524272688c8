import { ARMS, GENDERS, OUTCOMES, STAGES } from '../model/patient.ts';

/** The codes inside columns that rules and statistics ask for: positions in the vocabularies of the record. */
export const CONTROL = ARMS.indexOf('control');
export const TREATMENT = ARMS.indexOf('treatment');
export const MALE = GENDERS.indexOf('M');
export const DECEASED = OUTCOMES.indexOf('deceased');
export const STAGE_IV = STAGES.indexOf('IV');
