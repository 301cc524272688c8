/** The error codes of OpenEnv's messages, as a server says and a client reads them. */
export const WIRE_CODES = [
  'INVALID_JSON',
  'UNKNOWN_TYPE',
  'VALIDATION_ERROR',
  'EXECUTION_ERROR',
  'CAPACITY_REACHED',
  'FACTORY_ERROR',
  'SESSION_ERROR',
] as const;
export type WireCode = (typeof WIRE_CODES)[number];
