import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import { describeTask } from '../core/episode/task-description.ts';
import { TASKS } from '../core/tasks/tasks.ts';

/** A record that breaks no plausible rule, with the given fields in place of its own. */
export function patientRecord(fields: Partial<Patient> = {}): Patient {
  return {
    patient_id: 'P0001',
    age: 60,
    gender: 'F',
    ethnicity: 'White',
    group: 'control',
    enrollment_date: '2022-03-01',
    treatment_start: '2022-03-11',
    death_date: null,
    outcome: 'survived',
    stage: 'II',
    treatment_site: 'Aldermoor Cancer Center',
    country: 'United States',
    trial_phase: 'Phase III',
    drug: 'Standard of care',
    comorbidity_index: 1,
    ...fields,
  };
}

/** An observation as reset gives it, with the given fields in place of its own. */
export function firstObservation(fields: Partial<Observation> = {}): Observation {
  const task = TASKS[fields.task_id ?? 'task_easy'];
  return {
    done: false,
    reward: 0,
    metadata: { generator_version: 'test', custom: false, episode_id: 'test', outcome: 'reset' },
    task_id: task.taskId,
    task_type: task.taskType,
    task_description: describeTask(task),
    protocol_title: 'A trial',
    trial_protocol_excerpt: '',
    dataset: [],
    errors_found: [],
    patterns_investigated: [],
    distributions_computed: [],
    feedback: '',
    score_so_far: 0,
    dense_reward_total: 0,
    score_breakdown: {},
    attempts_remaining: task.budget,
    phase: 'investigation',
    ...fields,
  };
}
