import { expect, it } from 'vitest';
import { makeEpisode, SMALL_TASK } from './fixture.test-support.ts';
import { describeTask } from './task-description.ts';

const text = describeTask(SMALL_TASK);

it('names the task, the error types, the budget and what opens flagging', () => {
  expect(text).toContain('Small audit. Audit a hand-made trial.');
  expect(text).toContain('invalid_age, temporal_inconsistency, protocol_window_violation, selection_bias');
  expect(text).toContain('The budget is 30 actions');
  expect(text).toContain(
    'once these columns are investigated: age, stage; selection_bias can be flagged once these are broken down: ethnicity, outcome.',
  );
});

it('names the five sections of the report', () => {
  expect(text).toContain('headings: Protocol, Root cause, Risk, Corrective action, Fairness.');
});

it('says nothing of distributions where none is required', () => {
  const { task } = makeEpisode({ task: { errorTypes: ['invalid_age'], requiredDistributions: [] } });
  expect(describeTask(task)).toContain('once these columns are investigated: age, stage. The budget');
});

it('says that flagging is open where no investigation is required', () => {
  const { task } = makeEpisode({ task: { requiredInvestigations: [], requiredDistributions: [] } });
  expect(describeTask(task)).toContain('Flagging and reporting are open from the start. The budget');
});
