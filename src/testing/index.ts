export {
  assertEnvironment,
  checkEnvironment,
  ENVIRONMENT_CHECKS,
  type EnvironmentFinding,
  type OpenEnvironment,
} from './check-environment.ts';
export type { Check } from './checks/check.ts';
export { scriptedAgent, type ScriptLine } from './scripted-agent.ts';
export { firstObservation, patientRecord } from './builders.ts';
