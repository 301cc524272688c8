import type { Observation } from '../../core/model/observation.ts';

/** The parts of an observation that prompts are filled with. */
export type PromptSource = Pick<
  Observation,
  'task_description' | 'protocol_title' | 'trial_protocol_excerpt' | 'feedback'
>;

/** An episode that is none: prompts made from it are the template of all prompts. */
export const BLANK: PromptSource = {
  task_description: '{task_description}',
  protocol_title: '{protocol_title}',
  trial_protocol_excerpt: '{trial_protocol_excerpt}',
  feedback: '{feedback}',
};
