import { describe, expect, it } from 'vitest';
import { TASK_IDS } from '../core/model/vocabulary.ts';
import { TASKS } from '../core/tasks/tasks.ts';
import { inProcessEnvironment } from '../runner/in-process.ts';
import { firstObservation } from '../testing/builders.ts';
import { readAssignment } from './assignment.ts';

describe('the assignment', () => {
  it.each(TASK_IDS)('is read from the description of %s', (task_id) => {
    const { errorTypes, requiredInvestigations, requiredDistributions } = TASKS[task_id];
    expect(readAssignment(firstObservation({ task_id }))).toEqual({
      errorTypes,
      investigations: requiredInvestigations,
      distributions: requiredDistributions,
    });
  });

  it('is that of a custom episode, not that of the task it was made from', async () => {
    const first = await inProcessEnvironment().reset({
      task_id: 'task_easy',
      seed: 1,
      task_overrides: { error_types: ['temporal_inconsistency', 'selection_bias'] },
    });
    expect(readAssignment(first)).toEqual({
      errorTypes: ['temporal_inconsistency', 'selection_bias'],
      investigations: ['death_date'],
      distributions: ['ethnicity', 'gender', 'outcome'],
    });
  });

  it('asks for no investigation where flagging is open from the start', async () => {
    const first = await inProcessEnvironment().reset({
      task_id: 'task_hard',
      seed: 1,
      task_overrides: { error_types: ['selection_bias'] },
    });
    expect(readAssignment(first)).toMatchObject({ investigations: [], errorTypes: ['selection_bias'] });
  });

  it('is empty where the description is silent', () => {
    expect(readAssignment(firstObservation({ task_description: 'Audit.' }))).toEqual({
      errorTypes: [],
      investigations: [],
      distributions: [],
    });
  });
});
