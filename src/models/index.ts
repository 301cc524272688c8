/** Language models behind the port of the agents. */

export { BEHAVIOR_NAMES, isBehaviorName, type BehaviorName } from './mock/behavior.ts';
export { mockModel } from './mock/mock-model.ts';
