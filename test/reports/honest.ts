import { HONEST_ACTION } from './honest-action.ts';
import { HONEST_FAIRNESS } from './honest-fairness.ts';
import { HONEST_PROTOCOL } from './honest-protocol.ts';
import { HONEST_RISK } from './honest-risk.ts';
import { HONEST_ROOT_CAUSE } from './honest-root-cause.ts';

/** Sections as honest auditors write them, by heading. */
export const HONEST_SECTIONS = [
  HONEST_PROTOCOL,
  HONEST_ROOT_CAUSE,
  HONEST_RISK,
  HONEST_ACTION,
  HONEST_FAIRNESS,
] as const;
