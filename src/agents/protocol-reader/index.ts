export { readErrorTypes, readProtocol, type ReadRules } from './read-protocol.ts';
export { ProtocolReadError, type ReadClause } from './protocol-read-error.ts';
