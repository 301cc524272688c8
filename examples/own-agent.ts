/** An agent of your own on the three tasks, beside the heuristic baseline and the oracle. */
import type { Observation } from 'clinicalbench';
import {
  collectPatients,
  doRequiredWork,
  flagRecord,
  heuristic,
  oracle,
  submitReport,
  type Agent,
  type Plan,
} from 'clinicalbench/agents';
import { episodeCache, inProcessEnvironment, isComplete, runMatrix } from 'clinicalbench/runner';

/** Flags patients who died before their first dose, and nothing else. */
const chronologist: Agent = {
  name: 'chronologist',
  description: 'Flags deaths before treatment start and nothing else.',
  kind: 'trivial',
  *audit(first: Observation): Plan {
    const patients = yield* collectPatients(first);
    yield* doRequiredWork(first);
    // ISO dates compare as text.
    for (const { patient_id, treatment_start, death_date } of patients)
      if (death_date !== null && death_date < treatment_start)
        yield flagRecord('temporal_inconsistency', patient_id, 1);
    yield submitReport('Deaths before the first dose were flagged.');
  },
};

const episodes = episodeCache();
const runs = await runMatrix({
  agents: [chronologist, heuristic, oracle],
  tasks: ['task_easy', 'task_medium', 'task_hard'],
  seeds: [1, 2, 3],
  options: { feedback_mode: 'blind', reward_mode: 'terminal' },
  openEnvironment: () => inProcessEnvironment({ episodes }),
});
for (const run of runs)
  if (isComplete(run))
    console.log(
      `${run.agent.padEnd(13)} ${run.task_id.padEnd(12)} seed ${run.seed}  ${run.score.toFixed(3)}`,
    );
