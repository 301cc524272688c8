import { generateEpisode } from '../../core/generate/episode.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import type { Finding } from './examine.ts';

/** What seed 42 must give, as published. */
interface Profile {
  readonly taskId: TaskId;
  readonly patients: number;
  readonly violations: number;
  readonly adversarial: number;
}

const PROFILES: readonly Profile[] = [
  { taskId: 'task_easy', patients: 300, violations: 8, adversarial: 13 },
  { taskId: 'task_medium', patients: 480, violations: 23, adversarial: 25 },
  { taskId: 'task_hard', patients: 720, violations: 43, adversarial: 40 },
];
const SEED = 42;

/** Generates the published episodes and compares their counts with what was published. */
export function testItself(): Finding[] {
  return PROFILES.map((profile) => {
    const episode = generateEpisode({ task_id: profile.taskId, seed: SEED });
    const adversarial = Object.keys(labelsOf(episode).traps).length;
    const found = `${episode.dataset.size} patients, ${episode.truth.audit.total} violations, ${adversarial} adversarial records`;
    const wanted = `${profile.patients} patients, ${profile.violations} violations, ${profile.adversarial} adversarial records`;
    return {
      what: `${profile.taskId} seed ${SEED}`,
      state: found === wanted ? 'ok' : 'broken',
      detail: found === wanted ? found : `${found}; ${wanted} expected`,
    };
  });
}
