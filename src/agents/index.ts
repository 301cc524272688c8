export type { Actions, Agent, AgentKind, AgentPlan } from './agent.ts';
export { AGENTS, agentNamed } from './registry.ts';
export { ABLATED, MISREADINGS, type Misreading } from './ablated.ts';
export { heuristic } from './heuristic.ts';
export { naive, NAIVE_SAMPLE } from './naive.ts';
export { oracle } from './oracle/index.ts';
export { auditBy } from './oracle/audit-by.ts';
export { showsBias } from './oracle/bias-rule.ts';
export { readAsMeant, type Reading } from './oracle/reading.ts';
export { findViolations, type Finding } from './oracle/record-rules.ts';
export { measureEquity, type Equity } from './equity/measure.ts';
export { rank, rankAndSense, RANK_DEPTH, type RankDepth } from './rank.ts';
export { collectPatients } from './records.ts';
export { TRIVIAL } from './trivial/index.ts';
export { hostileMessages } from './trivial/hostile.ts';
export * from './actions.ts';
export {
  ProtocolReadError,
  readErrorTypes,
  readProtocol,
  type ReadClause,
  type ReadRules,
} from './protocol-reader/index.ts';
