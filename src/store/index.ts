export { DURABILITIES, type Durability, type SessionLog } from './session-log/session-log.ts';
export { SessionEntrySchema, type SessionEntry } from './session-log/session-entry.ts';
export { StoreError, type StoreErrorCode } from './session-log/store-error.ts';
export { openSessionLog, type SessionLogOptions } from './session-log/open-session-log.ts';
