/** What an agent is and is made of, the published agents, and a reader of protocol excerpts. */

export type { AgentContext, CancelSignal } from './agent-context.ts';
export type { Agent, AgentKind, AgentPlan, Plan } from './agent.ts';
export {
  computeDistribution,
  flagRecord,
  flagSelectionBias,
  investigatePattern,
  querySite,
  readPatients,
  submitReport,
} from './actions.ts';
export { doRequiredWork, readAssignment, type Assignment } from './assignment.ts';
export { collectPatients } from './records.ts';
export { heuristic } from './heuristic.ts';
export { oracle } from './oracle.ts';
export { AGENTS, agentNamed } from './registry.ts';
export { recordedAgent } from './recorded-agent.ts';
export { ProtocolReadError, readProtocol, type ReadClause, type ReadRules } from './protocol-reader/index.ts';
export type {
  JsonSchema,
  LanguageModel,
  ModelRequest,
  ModelTool,
  ReplySchema,
} from './language-model/language-model.ts';
export { ProviderError } from './language-model/provider-error.ts';
export { MODEL_AGENTS, modelAgent, type ModelAgentName, type ModelAgentSettings } from './model-agents.ts';
export { reactAgent, type ReactSettings } from './react/react.ts';
export { toolsAgent, type ToolsSettings } from './tools/tools.ts';
export { naiveAgent } from './naive-model/naive-model.ts';
export { estimateTokens } from './language-model/estimate-tokens.ts';
